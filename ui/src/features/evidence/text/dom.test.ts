import { afterEach, expect, test } from "vitest";
import { Points } from "../place/points";
import { pointAt, rangeOf, selectedIn, trimmed } from "./dom";

afterEach(() => {
  document.body.replaceChildren();
  getSelection()?.removeAllRanges();
});

/** Pieces in paragraphs; a piece without a number is not citable. */
function page(...paragraphs: [string, number?][][]): HTMLElement {
  const root = document.createElement("article");
  for (const pieces of paragraphs) {
    const paragraph = document.createElement("p");
    for (const [text, at] of pieces) {
      const piece = document.createElement("span");
      if (at !== undefined) piece.dataset["at"] = String(at);
      piece.textContent = text;
      paragraph.append(piece);
    }
    root.append(paragraph);
  }
  document.body.append(root);
  return root;
}

function select(from: Node | null | undefined, start: number, to: Node | null | undefined, end: number) {
  if (!from || !to) throw new Error("nothing to select");
  getSelection()?.setBaseAndExtent(from, start, to, end);
}

const letters = (root: Element, paragraph: number, piece = 0) =>
  root.children[paragraph]?.children[piece]?.firstChild;

test("what is selected within a piece is told in code points", () => {
  const root = page([["one 🙂 two", 10]]);
  select(letters(root, 0), 4, letters(root, 0), 8);
  expect(selectedIn(root)).toEqual({ start: 14, end: 17 });
});

test("a selection made from its end to its beginning is the same", () => {
  const root = page([["one two", 0]]);
  select(letters(root, 0), 7, letters(root, 0), 4);
  expect(selectedIn(root)).toEqual({ start: 4, end: 7 });
});

test("a selection over several paragraphs reaches from the first to the last", () => {
  const root = page([["one", 0]], [["two", 5]]);
  select(letters(root, 0), 1, letters(root, 1), 2);
  expect(selectedIn(root)).toEqual({ start: 1, end: 7 });
});

test("a selection that ends between pieces ends at the nearest one inside it", () => {
  const root = page([["one", 0]], [["two", 5]], [["three", 10]]);
  select(root, 1, root, 2);
  expect(selectedIn(root)).toEqual({ start: 5, end: 8 });
});

test("what is not citable is not selected", () => {
  const root = page([["• "], ["one", 0]], [["note"]]);
  select(letters(root, 0, 0), 0, letters(root, 1), 4);
  expect(selectedIn(root)).toEqual({ start: 0, end: 3 });
  select(letters(root, 1), 0, letters(root, 1), 4);
  expect(selectedIn(root)).toBeNull();
});

test("a caret selects nothing, and neither does what lies elsewhere", () => {
  const root = page([["one", 0]]);
  const other = document.createElement("p");
  other.textContent = "elsewhere";
  document.body.append(other);
  select(letters(root, 0), 1, letters(root, 0), 1);
  expect(selectedIn(root)).toBeNull();
  select(other.firstChild, 0, other.firstChild, 3);
  expect(selectedIn(root)).toBeNull();
  expect(selectedIn(root, null)).toBeNull();
});

test("a selection of all of the document is all of the text", () => {
  const root = page([["one", 0]], [["two", 5]]);
  select(document.body, 0, document.body, document.body.childNodes.length);
  expect(selectedIn(root)).toEqual({ start: 0, end: 8 });
});

test("beyond the last piece there is nothing to begin with", () => {
  const root = page([["one", 0]]);
  expect(pointAt(root, root, 1, "start")).toBeNull();
  expect(pointAt(root, root, 0, "end")).toBeNull();
});

test("code points are found on the screen again", () => {
  const root = page(
    [
      ["a🙂", 0],
      ["b", 2],
    ],
    [["cd", 5]],
  );
  expect(rangeOf(root, { start: 1, end: 6 })?.toString()).toBe("🙂bc");
  expect(rangeOf(root, { start: 3, end: 5 })).toBeNull();
  expect(rangeOf(root, { start: 90, end: 95 })).toBeNull();
});

test("blanks at either end are not cited", () => {
  const text = new Points("one  two \n");
  expect(trimmed(text, { start: 3, end: 10 })).toEqual({ start: 5, end: 8 });
  expect(trimmed(text, { start: 3, end: 5 })).toBeNull();
});
