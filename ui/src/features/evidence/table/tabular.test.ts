import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Points } from "../place/points";
import { aMark } from "../testing";
import { heading, type Sheet } from "./grid";
import { ROW, Tabular, type Given } from "./tabular.svelte";

function sheet(text: string): Sheet {
  let at = 0;
  const cell = (text: string) => {
    const start = at;
    at += text.length + 1;
    return { text, start, end: start + text.length };
  };
  return { name: "", rows: text.split("\n").map((line) => ({ cells: line.split(",").map(cell) })) };
}

const text = "ticket,answer\n1,2/5\n2,3/8\n3,2/5";
const [onselect, oncover, onposition] = [vi.fn(), vi.fn(), vi.fn()];
let given: Given;
let tabular: Tabular;
let scrolled: unknown[];

function open(sheets = [text], more: Partial<Given> = {}) {
  given = { marks: [], chosen: null, onselect, oncover, onposition, ...more };
  tabular = new Tabular(() => given);
  tabular.table = { sheets: sheets.map(sheet) };
  tabular.texts = sheets.map((text) => new Points(text));
  tabular.window = { top: 0, height: 20 * ROW };
  scrolled = [];
  tabular.scrollTo = (at) => scrolled.push(at);
}
const key = (code: string, shiftKey = false) => tabular.key({ code, shiftKey, ctrlKey: false });

beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => {
  tabular.close();
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("cells are chosen by keys, from the first on, and told", () => {
  expect(key("ArrowRight")).toBe(true);
  expect(tabular.chosen?.to).toEqual({ row: 0, column: 0 });
  key("ArrowDown");
  key("ArrowRight", true);
  expect(tabular.describe()).toEqual([{ kind: "words", page: null, start: 14, end: 19, quote: "1,2/5" }]);
  expect(scrolled.at(-1)).toEqual({ row: 1, column: 1 });
});

test("a press with Shift extends the choice; without it begins another", () => {
  tabular.press({ row: 1, column: 1 }, false);
  tabular.press({ row: 2, column: 1 }, true);
  expect(tabular.rectangle).toEqual({ top: 1, bottom: 2, left: 1, right: 1 });
  tabular.press({ row: 3, column: 0 }, false);
  expect(tabular.rectangle).toEqual({ top: 3, bottom: 3, left: 0, right: 0 });
});

test("cells become rows, and are one place then", () => {
  tabular.press({ row: 1, column: 1 }, false);
  tabular.press({ row: 2, column: 1 }, true);
  tabular.byRows(true);
  expect(tabular.describe().map((place) => place.kind === "words" && place.quote)).toEqual(["1,2/5\n2,3/8"]);
});

test("finding goes from cell to cell; what is nowhere changes nothing", () => {
  expect([tabular.find("2/5"), tabular.chosen?.to.row]).toEqual([true, 1]);
  expect([tabular.find("2/5"), tabular.chosen?.to.row]).toEqual([true, 3]);
  expect([tabular.find("nowhere"), tabular.chosen?.to.row]).toEqual([false, 3]);
});

test("of a hundred thousand rows only those in sight are drawn", () => {
  open([Array.from({ length: 100_000 }, (_, row) => `${row}`).join("\n")]);
  tabular.window.top = 50_000 * ROW;
  expect(tabular.drawn.length).toBeLessThan(40);
  expect(tabular.drawn).toContain(50_000);
});

test("a place is where its words stand, and gone to", () => {
  const place = { kind: "words", page: null, start: 22, end: 25, quote: "3/8" } as const;
  expect(tabular.locate(place)).toBe(true);
  tabular.reveal(place);
  expect(scrolled).toEqual([{ row: 2, column: 1 }]);
  expect(tabular.locate({ ...place, quote: "3/9" })).toBe(false);
  expect(tabular.locate({ kind: "page", page: 1, box: null })).toBe(false);
});

test("a place that is asked for before the table is there is gone to when it is", () => {
  const { table, texts } = tabular;
  [tabular.table, tabular.texts] = [{ sheets: [] }, []];
  tabular.reveal({ kind: "words", page: null, start: 22, end: 25, quote: "3/8" });
  expect(scrolled).toEqual([]);
  tabular.filled(table, texts);
  expect(scrolled).toEqual([{ row: 2, column: 1 }]);
});

test("sheets are pages: a place is on one, and leads to it", () => {
  open(["a", "b,c"]);
  tabular.reveal({ kind: "words", page: 2, start: 2, end: 3, quote: "c" });
  expect([tabular.index, tabular.position()]).toEqual([1, { page: 2 }]);
  tabular.press({ row: 0, column: 0 }, false);
  expect(tabular.describe()[0]).toMatchObject({ page: 2, quote: "b" });
  expect([tabular.control("page-forward"), tabular.control("page-back"), tabular.describe()]).toEqual([
    false,
    true,
    [],
  ]);
});

test("only what is cited of the sheet that is shown is marked, and no lost places", () => {
  const words = (page: number) => ({ kind: "words", page, start: 0, end: 1, quote: "a" }) as const;
  open(["a", "b"], {
    marks: [
      aMark("one", words(1)),
      aMark("two", words(2)),
      aMark("lost", words(1), [1], { standing: "lost" }),
    ],
  });
  expect(tabular.cited.map((cited) => cited.annotation)).toEqual(["one"]);
});

test("rows that stay in sight are seen, counted from 1, and no more than there are", () => {
  tabular.looked();
  vi.advanceTimersByTime(1_100);
  expect(oncover).toHaveBeenCalledWith([[1, 4]]);
});

test("rows that are scrolled by are not seen", () => {
  open([Array.from({ length: 500 }, (_, row) => `${row}`).join("\n")]);
  tabular.looked();
  vi.advanceTimersByTime(300);
  tabular.window.top = 200 * ROW;
  tabular.looked();
  vi.advanceTimersByTime(1_100);
  expect(oncover.mock.calls).toEqual([[[[201, 220]]]]);
});

test("in an empty table nothing is chosen, found or seen", () => {
  open([]);
  expect([key("ArrowDown"), tabular.find("x"), tabular.describe(), tabular.drawn]).toEqual([
    false,
    false,
    [],
    [],
  ]);
  tabular.looked();
  vi.advanceTimersByTime(1_100);
  expect(oncover).not.toHaveBeenCalled();
});

test("clearing takes the choice, once", () => {
  tabular.press({ row: 1, column: 1 }, false);
  expect([tabular.control("clear"), tabular.control("clear"), tabular.control("play")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("once the choice is cleared, keys go on from where it stood; on another sheet from the first cell", () => {
  tabular.press({ row: 1, column: 1 }, false);
  tabular.control("clear");
  key("ArrowDown");
  expect(tabular.chosen?.to).toEqual({ row: 2, column: 1 });
  open([text, text]);
  tabular.press({ row: 1, column: 1 }, false);
  tabular.show(1);
  key("ArrowRight");
  expect(tabular.chosen?.to).toEqual({ row: 0, column: 0 });
});

test("the first row names the columns if it is nothing but words", () => {
  expect([
    heading(sheet(text)),
    heading(sheet("1,2\n3,4")),
    heading(sheet("a,\n1,2")),
    heading(sheet("a")),
  ]).toEqual([true, false, false, false]);
});
