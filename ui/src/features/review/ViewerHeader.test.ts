import { expect, test } from "vitest";
import { click, named, one, show } from "../../lib/ui/mounted";
import { artifacts } from "./testing/sample";
import ViewerHeader from "./ViewerHeader.svelte";

const video = artifacts.find(({ id }) => id === "video");
function open(over = {}) {
  const did: string[] = [];
  if (!video) throw new Error("no video");
  show(ViewerHeader, {
    artifact: video,
    side: null,
    active: true,
    where: "01:41",
    ontwo: () => did.push("two"),
    onoutside: () => did.push("outside"),
    onclose: () => did.push("close"),
    ...over,
  });
  return did;
}

test("alone, it says what the file is, and offers two side by side and the system's program", () => {
  const did = open();
  expect(one("h2").textContent).toContain("classroom.mp4");
  expect(one(".facts").textContent).toBe("3:03 · 1280 × 720 · H.264");
  click(named("Two side by side"));
  click(named("Open with the system’s program"));
  expect(did).toEqual(["two", "outside"]);
});

test("one of two says its side and where in it one is, and can be closed", () => {
  const did = open({ side: "B" });
  expect(one(".side").textContent).toBe("B");
  expect(one(".facts").textContent).toBe("01:41");
  click(named("Close classroom.mp4"));
  expect(did).toEqual(["close"]);
});

test("only the side that has the keys has the line", () => {
  open({ side: "A", active: false });
  expect(one("header").classList.contains("active")).toBe(false);
});
