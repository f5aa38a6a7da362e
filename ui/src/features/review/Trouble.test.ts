import { expect, test } from "vitest";
import { click, named, one, show } from "../../lib/ui/mounted";
import { problem } from "./testing/fake";
import Trouble from "./Trouble.svelte";

function open(over = {}) {
  const did: string[] = [];
  show(Trouble, {
    stuck: null,
    refusal: null,
    at: "12:04",
    onagain: () => did.push("again"),
    onputaway: () => did.push("away"),
    ...over,
  });
  return did;
}

test("with nothing wrong nothing is there", () => {
  open();
  expect(document.querySelector("[role=alert]")).toBeNull();
});

test("a full disk: what is kept, what to do, and the way to do it", () => {
  const did = open({ stuck: problem("disk-full") });
  const words = one("[role=alert]").textContent.replace(/\s+/g, " ");
  expect(words).toContain(
    "The disk is full. Everything up to 12:04 is saved; the last words are kept in the window.",
  );
  expect(words).toContain("Free some space, then press Save again.");
  click(named("Save again"));
  expect(did).toEqual(["again"]);
});

test("before the first write it does not say that anything is saved", () => {
  open({ stuck: problem("disk-full"), at: null });
  expect(one("[role=alert]").textContent).not.toContain("is saved");
  expect(one("[role=alert]").textContent).toContain("What you typed is kept in this window.");
});

test("another trouble of the disk says what Rust says", () => {
  open({ stuck: problem("library-busy") });
  expect(one("[role=alert]").textContent).toContain("This is library-busy.");
  expect(one("[role=alert]").textContent).toContain("Do something about it.");
});

test("a refusal says why, and can be put away; both can stand there", () => {
  const did = open({ stuck: problem("disk-full"), refusal: problem("place-does-not-fit") });
  expect(document.querySelectorAll("[role=alert]")).toHaveLength(2);
  click(named("Put away"));
  expect(did).toEqual(["away"]);
});
