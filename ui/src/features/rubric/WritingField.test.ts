import { flushSync } from "svelte";
import { expect, test } from "vitest";
import { one, show, write } from "../../lib/ui/mounted";
import { annotation, time } from "../review/testing/sample";
import { FakePen } from "./testing";
import WritingField from "./WritingField.svelte";

const field = "rationale:hears-everyone";
const area = () => one<HTMLTextAreaElement>("textarea");
const open = (pen: FakePen, over = {}) => show(WritingField, { pen, field, label: "Rationale", ...over });

test("what the desk holds stands in the field", () => {
  open(new FakePen({ [field]: "All 24 hands." }));
  expect(area().value).toBe("All 24 hands.");
});

test("every letter is told, and where the caret is", () => {
  const pen = new FakePen();
  open(pen);
  write(area(), "All");
  expect(pen.did).toContain(`type ${field}=All`);
  expect(pen.did.at(-1)).toMatch(/^focused rationale:hears-everyone \d$/);
});

test("left, the text is finished", () => {
  const pen = new FakePen();
  open(pen);
  area().focus();
  area().blur();
  expect(pen.did.slice(-2)).toEqual(["focused null null", `finish ${field}`]);
});

test("wished for, it gets the focus, with the caret where it was", () => {
  const pen = new FakePen({ [field]: "All 24 hands." });
  pen.wish = { field, caret: 6 };
  open(pen);
  expect(document.activeElement).toBe(area());
  expect(area().selectionStart).toBe(6);
  expect(pen.did).toContain("granted");
  // Whoever goes away again without a key comes back there too.
  expect(pen.did.at(-1)).toBe(`focused ${field} 6`);
});

test("wished for without a caret, that is at the end", () => {
  const pen = new FakePen({ [field]: "All" });
  pen.wish = { field, caret: null };
  open(pen);
  expect(area().selectionStart).toBe(3);
});

test("a wish for another field leaves the focus where it is", () => {
  const pen = new FakePen();
  pen.wish = { field: "note", caret: null };
  open(pen);
  expect(document.activeElement).toBe(document.body);
  expect(pen.wish).not.toBeNull();
});

test("the label is its name, with what stands after it", () => {
  open(new FakePen(), { aside: "needed for “not yet”" });
  expect(one("label").textContent).toBe("Rationale, needed for “not yet”");
});

test("locked, it can be read and not typed into", () => {
  open(new FakePen({ [field]: "All" }), { locked: true });
  expect(area().readOnly).toBe(true);
});

test("a cited time in the text leads to its place by the pointer", () => {
  const gone: string[] = [];
  open(new FakePen({ [field]: "Strips (01:30) for all." }), {
    places: [annotation("a9", { place: time(90_000, 120_000) })],
    onreveal: ({ id }: { id: string }) => gone.push(id),
  });
  one(".over span").click();
  flushSync();
  expect(gone).toEqual(["a9"]);
  expect(one(".over").getAttribute("aria-hidden")).toBe("true");
});
