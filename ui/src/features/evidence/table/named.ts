// Cells in words: "rows 3–4, column reason". A place of a table holds the words of its cells, which alone could be
// anything, a time or a number; people find a cell by its row and its column.
import type { Place, Table } from "../../../lib/ipc/contract";
import { say } from "../../../lib/messages";
import { cellsOf, columnsOf, heading, type Sheet } from "./grid";

/** Cells as a rectangle, ends included. */
export interface Cells {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Chosen cells in words; `rows`: whole rows, whose columns need no names. */
export function cellsName(sheet: Sheet, { top, bottom, left, right }: Cells, rows: boolean): string {
  const found = say("evidence-table-rows", { count: bottom - top + 1, from: top + 1, to: bottom + 1 });
  if (rows) return found;
  const head = heading(sheet);
  const named = (column: number) => (head && sheet.rows[0]?.cells[column]?.text) || String(column + 1);
  const [from, to] = [named(left), named(right)];
  return say("evidence-table-columns", { rows: found, count: right - left + 1, from, to });
}

/** Places of one table in words; `null` where they are no cells of it, or no rectangle together. */
export function placesName({ sheets }: Table, places: readonly Place[]): string | null {
  const first = places[0];
  if (first?.kind !== "words") return null;
  const sheet = sheets[(first.page ?? 1) - 1];
  const cells = sheet && together(places.map((place) => rectangleOf(sheet, place, first.page)));
  if (!cells) return null;
  const whole = cells.left === 0 && cells.right === columnsOf(sheet) - 1 && cells.right > 0;
  const name = cellsName(sheet, cells, whole);
  const number = first.page ?? 1;
  return sheets.length > 1
    ? say("evidence-table-on-sheet", { sheet: say("evidence-sheet", { number }), cells: name })
    : name;
}

/** The cells of a place; of one that goes over several rows all of their columns. */
function rectangleOf(sheet: Sheet, place: Place, page: number | null): Cells | null {
  if (place.kind !== "words" || place.page !== page) return null;
  const found = cellsOf(sheet, place.start, place.end);
  if (!found) return null;
  const { from, to } = found;
  const one = from.row === to.row;
  const [left, right] = one ? [from.column, to.column] : [0, Math.max(columnsOf(sheet) - 1, 0)];
  return { top: from.row, bottom: to.row, left, right };
}

/** Rows of the same columns that follow each other, as one. */
function together(all: readonly (Cells | null)[]): Cells | null {
  return all.reduce((found, next) => {
    const follows = found && next && next.left === found.left && next.right === found.right;
    return follows && next.top === found.bottom + 1 ? { ...found, bottom: next.bottom } : null;
  });
}
