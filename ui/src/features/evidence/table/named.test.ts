import { expect, test } from "vitest";
import type { Place, Table } from "../../../lib/ipc/contract";
import { sheetOf } from "../testing";
import { placesName } from "./named";

const text = "ticket,time,reason\n1,02:04.3 s,drew both\n2,01:10.0 s,a guess\n3,00:58.1 s,it looks so";

function place(quote: string, page: number | null = null): Place {
  const start = text.indexOf(quote);
  return { kind: "words", page, start, end: start + quote.length, quote };
}
const table: Table = { sheets: [sheetOf(text)] };

test("a cell that reads like a time is called by its row and its column", () =>
  expect(placesName(table, [place("02:04.3 s")])).toBe("row 2, column time"));

test("cells beside each other are called by the first and the last column", () =>
  expect(placesName(table, [place("02:04.3 s,drew both")])).toBe("row 2, columns time to reason"));

test("whole rows need no columns", () => {
  expect(placesName(table, [place("2,01:10.0 s,a guess")])).toBe("row 3");
  expect(placesName(table, [place("1,02:04.3 s,drew both\n2,01:10.0 s,a guess")])).toBe("rows 2–3");
});

test("the same columns of rows that follow each other are one rectangle", () =>
  expect(placesName(table, [place("drew both"), place("a guess")])).toBe("rows 2–3, column reason"));

test("cells that make no rectangle have no name together", () =>
  expect(placesName(table, [place("drew both"), place("it looks so")])).toBeNull());

test("of several sheets the sheet is named too", () =>
  expect(placesName({ sheets: [sheetOf("a"), sheetOf(text)] }, [place("a guess", 2)])).toBe(
    "Sheet 2, row 3, column reason",
  ));

test("what is no cell of the table has no name in it", () => {
  expect(placesName(table, [])).toBeNull();
  expect(placesName(table, [{ kind: "whole" }])).toBeNull();
  expect(placesName(table, [{ kind: "words", page: null, start: 900, end: 910, quote: "gone" }])).toBeNull();
  expect(placesName(table, [place("a guess", 7)])).toBeNull();
});
