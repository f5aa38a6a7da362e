import { expect, test } from "vitest";
import { click, named, one, show } from "../../lib/ui/mounted";
import { review } from "./testing/sample";
import TopBar from "./TopBar.svelte";

function open(over = {}) {
  const did: string[] = [];
  show(TopBar, {
    review: review(),
    saved: { state: "kept" as const, at: "12:04" },
    brief: false,
    onback: () => did.push("back"),
    onundo: () => did.push("undo"),
    onredo: () => did.push("redo"),
    onpalette: () => did.push("palette"),
    ...over,
  });
  return did;
}

test("it says which submission, by number and never by name", () => {
  open();
  expect(one("h1").textContent).toBe("No. 2041 · Checking for understanding v2 · attempt 1");
});

test("a correction says that it is one, and what was signed does not", () => {
  open({ review: review({ superseding: true }) });
  expect(one("h1").textContent).toContain("corrects a signed record");
});

test("what is signed is no correction of itself", () => {
  open({ review: review({ superseding: true, phase: "signed" }) });
  expect(one("h1").textContent).not.toContain("corrects");
});

test("back, undo, go to or do", () => {
  const did = open();
  click(named("Queue"));
  click(named("Undo"));
  click(named("Go to or do"));
  expect(did).toEqual(["back", "undo", "palette"]);
});

test("what undo takes back is said beforehand", () => {
  open({ review: review({ undoes: "the level of criterion 3" }) });
  expect(named("Undo: the level of criterion 3")).toBeTruthy();
});

test("where nothing can be undone or redone, nothing is", () => {
  const did = open({ review: review({ canUndo: false, canRedo: false }) });
  click(named("Undo"));
  click(named("Redo"));
  expect(did).toEqual([]);
  expect(named("Undo").getAttribute("aria-disabled")).toBe("true");
});

test("in a small window there are drawings, with the same names", () => {
  open({ brief: true });
  expect(named("Queue").textContent.trim()).toBe("");
  expect(named("Go to or do").textContent.trim()).toBe("");
  expect(one("h1").textContent).toBe("No. 2041 · Checking for understanding v2");
});
