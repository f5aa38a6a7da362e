import { expect, test } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import NowShowing from "./NowShowing.svelte";
import { artifact, artifacts } from "./testing/sample";

const video = artifacts.find(({ id }) => id === "video") ?? artifact("video", "v.mp4");
function open(over = {}) {
  const did: string[] = [];
  show(NowShowing, {
    artifact: video,
    where: "04:41.2",
    playing: false,
    onplay: () => did.push("play"),
    onback: () => did.push("back"),
    ...over,
  });
  return did;
}

test("what is open can be played from here, and gone back to", () => {
  const did = open();
  expect(document.body.textContent).toContain("04:41.2");
  click(named("Play"));
  click(named("Back to it"));
  expect(did).toEqual(["play", "back"]);
});

test("what plays can be paused", () => {
  open({ playing: true });
  expect(named("Pause")).toBeTruthy();
});

test("a page does not play", () => {
  open({ artifact: artifact("plan", "plan.pdf", { viewer: "pages" }), where: "p. 1 of 2" });
  expect(() => named("Play")).toThrow();
});
