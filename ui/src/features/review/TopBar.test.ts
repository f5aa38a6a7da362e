import { flushSync } from "svelte";
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
    correcting: {
      onsupersede: () => did.push("supersede"),
      onsigned: () => did.push("signed"),
      oncorrection: () => did.push("correction"),
      ondrop: () => did.push("drop"),
      ontakeup: () => did.push("take up"),
    },
    onpalette: () => did.push("palette"),
    ...over,
  });
  return did;
}

test("it says which submission, by number and never by name", () => {
  open();
  expect(one("h1").textContent).toBe("No. 2041 · Checking for understanding v2 · attempt 1");
});

const correction = { corrects: true, signedFor: ["summative" as const] };
const choose = async (button: string, item: string) => {
  click(named(button));
  await soon();
  const items = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const found = items.find(({ textContent }) => textContent.includes(item));
  if (!found) throw new Error(`no ${item}`);
  click(found);
  await soon();
};
const soon = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};

test("a correction says that it is one, in a small window too, and what was signed does not", () => {
  for (const brief of [false, true]) {
    open({ brief, review: review(correction) });
    expect(named("Corrects a signed record")).toBeTruthy();
    document.body.replaceChildren();
  }
  open({ review: review({ phase: "signed", signedFor: ["summative"] }) });
  expect(document.body.textContent).not.toContain("orrects");
});

test("a correction that is for another purpose by now takes the place of nothing, and does not say so", () => {
  open({ review: review({ ...correction, purpose: "formative" }) });
  expect(document.body.textContent).not.toContain("Corrects");
  expect(named("Began with a signed record")).toBeTruthy();
});

test("from a correction one sees what was signed, and drops it", async () => {
  const did = open({ review: review(correction) });
  await choose("Corrects a signed record", "See what was signed");
  await choose("Corrects a signed record", "Drop the correction…");
  expect(did).toEqual(["signed", "drop"]);
});

test("what was stood back from is not dropped before that is undone", async () => {
  const did = open({ review: review({ ...correction, phase: "recused" }) });
  await choose("Corrects a signed record", "Undo takes it back first.");
  expect(did).toEqual([]);
});

test.each([false, true])("what was signed leads back to the correction; small window %s", (brief) => {
  const did = open({ brief, review: review({ phase: "signed", beside: "begun" }) });
  click(named("Back to the correction"));
  expect(did).toEqual(["correction"]);
});

test("beside what is signed a dropped correction is taken up again, or another is begun", async () => {
  const did = open({ review: review({ phase: "signed", beside: "dropped", canUndo: false }) });
  await choose("A correction was dropped", "Take up the dropped correction");
  await choose("A correction was dropped", "Begin another correction");
  click(named("Undo: the correction was dropped"));
  expect(did).toEqual(["take up", "supersede", "undo"]);
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
