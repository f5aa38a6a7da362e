import { expect, test } from "vitest";
import { Points } from "../place/points";
import {
  byKey,
  cellsOf,
  columnsOf,
  find,
  numeric,
  places,
  rectangle,
  stretch,
  widths,
  type Chosen,
  type Sheet,
} from "./grid";

/** The cells of a comma-separated text, with their code points. */
function sheet(text: string): Sheet {
  let at = 0;
  const rows = text.split("\n").map((line) => ({
    cells: line.split(",").map((text) => {
      const start = at;
      at += [...text].length + 1;
      return { text, start, end: at - 1 };
    }),
  }));
  return { name: "", rows };
}

const text = "ticket,answer,reason\n1,2/5,drew 🙂 both\n2,3/8,\n3,2/5,8 is more";
const table = sheet(text);
const points = new Points(text);
const chosen = (top: number, left: number, bottom = top, right = left, rows = false): Chosen => ({
  from: { row: top, column: left },
  to: { row: bottom, column: right },
  rows,
});
const quotes = (choice: Chosen) =>
  places(table, null, points, choice).map((place) => (place.kind === "words" ? place.quote : place.kind));

test("a cell is cited by its words", () => {
  expect(places(table, 2, points, chosen(1, 2))).toEqual([
    { kind: "words", page: 2, start: 27, end: 38, quote: "drew 🙂 both" },
  ]);
});

test("cells of a row are one place, cells below each other one for each row", () => {
  expect(quotes(chosen(1, 0, 1, 1))).toEqual(["1,2/5"]);
  expect(quotes(chosen(1, 1, 3, 1))).toEqual(["2/5", "3/8", "2/5"]);
});

test("a choice made from its end is the same", () => {
  expect(quotes(chosen(3, 1, 1, 0))).toEqual(quotes(chosen(1, 0, 3, 1)));
});

test("whole rows that follow each other are one place", () => {
  expect(quotes(chosen(2, 1, 3, 1, true))).toEqual(["2,3/8,\n3,2/5,8 is more"]);
});

test("empty cells cannot be cited", () => {
  expect(quotes(chosen(2, 2))).toEqual([]);
  expect(stretch(table, 2, 1, 2)).toEqual([41, 44]);
  expect(quotes(chosen(99, 0))).toEqual([]);
});

test("the cells of a place are found again", () => {
  expect(cellsOf(table, 27, 38)).toEqual({ from: { row: 1, column: 2 }, to: { row: 1, column: 2 } });
  expect(cellsOf(table, 23, 42)).toEqual({ from: { row: 1, column: 1 }, to: { row: 2, column: 1 } });
  expect(cellsOf(table, 900, 910)).toBeNull();
});

test("whole rows reach over all columns", () => {
  expect(rectangle(chosen(2, 1, 1, 1, true), 3)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
});

test("a table without rows has no columns, no widths and nothing to find", () => {
  const empty: Sheet = { name: "", rows: [] };
  expect([columnsOf(empty), widths(empty), find(empty, "x", null), numeric(empty, 0)]).toEqual([
    0,
    [],
    null,
    false,
  ]);
});

const size = { rows: 4, columns: 3, page: 2 };
const press = (choice: Chosen, code: string, shiftKey = false, ctrlKey = false) =>
  byKey(choice, { code, shiftKey, ctrlKey }, size);

test("arrows move the choice and stop at the edges", () => {
  expect(press(chosen(0, 0), "ArrowUp")).toEqual(chosen(0, 0));
  expect(press(chosen(1, 1), "ArrowRight")).toEqual(chosen(1, 2));
  expect(press(chosen(3, 0), "PageDown")).toEqual(chosen(3, 0));
  expect(press(chosen(1, 1), "End", false, true)).toEqual(chosen(3, 2));
});

test("Shift and arrows extend it from where it began", () => {
  expect(press(chosen(1, 1), "ArrowDown", true)).toEqual(chosen(1, 1, 2, 1));
  expect(press(chosen(1, 1, 2, 1), "Home", true)).toEqual(chosen(1, 1, 2, 0));
});

test("other keys do nothing", () => expect(press(chosen(0, 0), "KeyA")).toBeNull());

test("in no table arrows stay where they are", () => {
  expect(
    byKey(
      chosen(0, 0),
      { code: "ArrowDown", shiftKey: false, ctrlKey: false },
      { rows: 0, columns: 0, page: 9 },
    ),
  ).toEqual(chosen(0, 0));
});

test("finding goes on behind the cell it is at, and round again", () => {
  expect(find(table, "2/5", null)).toEqual({ row: 1, column: 1 });
  expect(find(table, " 2/5 ", { row: 1, column: 1 })).toEqual({ row: 3, column: 1 });
  expect(find(table, "2/5", { row: 3, column: 1 })).toEqual({ row: 1, column: 1 });
  expect(find(table, "REASON", null)).toEqual({ row: 0, column: 2 });
  expect(find(table, " ", null)).toBeNull();
});

test("columns are as wide as their words, within reason", () => {
  const wide = widths(sheet(`a,${"x".repeat(500)}`));
  expect(wide).toEqual([64, 320]);
});

test("numbers stand at the right; a fraction is no number", () => {
  expect([0, 1, 2].map((column) => numeric(table, column))).toEqual([true, false, false]);
});
