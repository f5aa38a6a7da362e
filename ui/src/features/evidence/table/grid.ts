// Cells: which are chosen, and what their words are. A place knows no cells; what is cited is the stretch of text that
// they take, one for each row, because between two rows lie cells that nobody chose.
import type { Place, Table } from "../../../lib/ipc/contract";
import type { Points } from "../place/points";

export type Sheet = Table["sheets"][number];
export type Cell = Sheet["rows"][number]["cells"][number];

/** A cell, both from 0. */
export interface At {
  row: number;
  column: number;
}

/** What is chosen: from where to where, or whole rows. */
export interface Chosen {
  from: At;
  to: At;
  rows: boolean;
}

/** The chosen cells as a rectangle, ends included. */
export function rectangle({ from, to, rows }: Chosen, columns: number) {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: rows ? 0 : Math.min(from.column, to.column),
    right: rows ? Math.max(columns - 1, 0) : Math.max(from.column, to.column),
  };
}

/** How many columns the widest row has. */
export const columnsOf = ({ rows }: Sheet) =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** The code points that the cells of a row take, from the first chosen to the last; `null` where none has words. */
export function stretch(sheet: Sheet, row: number, left: number, right: number): [number, number] | null {
  const cells = (sheet.rows[row]?.cells ?? []).slice(left, right + 1).filter(({ start, end }) => end > start);
  const [first, last] = [cells[0], cells[cells.length - 1]];
  return first && last ? [first.start, last.end] : null;
}

/** The chosen cells as places: whole rows that follow each other are one, of other cells one for each row. */
export function places(sheet: Sheet, page: number | null, text: Points, chosen: Chosen): Place[] {
  const { top, bottom, left, right } = rectangle(chosen, columnsOf(sheet));
  const stretches: [number, number][] = [];
  for (let row = top; row <= bottom; row += 1) {
    const found = stretch(sheet, row, left, right);
    const last = stretches[stretches.length - 1];
    if (found && last && chosen.rows) last[1] = found[1];
    else if (found) stretches.push(found);
  }
  return stretches.map(([start, end]) => ({
    kind: "words",
    page,
    start,
    end,
    quote: text.slice(start, end),
  }));
}

/** Where a row ends in the text; rows follow each other there. */
const endOf = ({ rows }: Sheet, row: number) => rows[row]?.cells.at(-1)?.end ?? 0;

/** The cells that a stretch of text touches: the first and the last. */
export function cellsOf(sheet: Sheet, start: number, end: number): { from: At; to: At } | null {
  let [low, high] = [0, sheet.rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(sheet, middle) <= start) low = middle + 1;
    else high = middle;
  }
  let [from, to] = [null as At | null, null as At | null];
  for (let row = low; row < sheet.rows.length && (sheet.rows[row]?.cells[0]?.start ?? 0) < end; row += 1) {
    sheet.rows[row]?.cells.forEach((cell, column) => {
      if (!cited(cell, start, end)) return;
      from ??= { row, column };
      to = { row, column };
    });
  }
  return from && to ? { from, to } : null;
}

/** Whether a cell lies in what was cited. */
export const cited = (cell: Cell, start: number, end: number) => cell.start < end && cell.end > start;

/** What a key does to the choice: arrows move it, with Shift they extend it. `null` for other keys. */
export function byKey(
  { from, to, rows }: Chosen,
  key: { code: string; shiftKey: boolean; ctrlKey: boolean },
  size: { rows: number; columns: number; page: number },
): Chosen | null {
  const last = { row: Math.max(size.rows - 1, 0), column: Math.max(size.columns - 1, 0) };
  const ways: Record<string, At> = {
    ArrowLeft: { row: to.row, column: to.column - 1 },
    ArrowRight: { row: to.row, column: to.column + 1 },
    ArrowUp: { row: to.row - 1, column: to.column },
    ArrowDown: { row: to.row + 1, column: to.column },
    PageUp: { row: to.row - size.page, column: to.column },
    PageDown: { row: to.row + size.page, column: to.column },
    Home: key.ctrlKey ? { row: 0, column: 0 } : { row: to.row, column: 0 },
    End: key.ctrlKey ? last : { row: to.row, column: last.column },
  };
  const way = ways[key.code];
  if (!way) return null;
  const next = {
    row: Math.min(Math.max(way.row, 0), last.row),
    column: Math.min(Math.max(way.column, 0), last.column),
  };
  return { from: key.shiftKey ? from : next, to: next, rows };
}

/** The next cell that holds some words, from a cell on and round again; `null` where none does. */
export function find(sheet: Sheet, words: string, after: At | null): At | null {
  const wanted = words.trim().toLocaleLowerCase();
  const hits: At[] = [];
  if (wanted === "") return null;
  sheet.rows.forEach(({ cells }, row) =>
    cells.forEach(({ text }, column) => {
      if (text.toLocaleLowerCase().includes(wanted)) hits.push({ row, column });
    }),
  );
  const behind = (at: At) =>
    after === null || at.row > after.row || (at.row === after.row && at.column > after.column);
  return hits.find(behind) ?? hits[0] ?? null;
}

/** How wide the columns are: by their longest words, within reason. */
export function widths(sheet: Sheet, letter = 7.2): number[] {
  const found: number[] = [];
  for (const { cells } of sheet.rows.slice(0, 500)) {
    cells.forEach(({ text }, column) => {
      const wide = Math.min(Math.max(text.length * letter + 24, 64), 320);
      found[column] = Math.max(found[column] ?? 64, Math.round(wide));
    });
  }
  return found;
}

/** Whether a column holds numbers, which stand at the right. The first row may be a heading. */
export function numeric(sheet: Sheet, column: number): boolean {
  const texts = sheet.rows.slice(1, 200).map(({ cells }) => cells[column]?.text.trim() ?? "");
  const filled = texts.filter((text) => text !== "");
  return filled.length > 0 && filled.every((text) => /^[-+−]?[\d\s.,’']+ ?%?$/.test(text));
}

/** Whether the first row names the columns: filled, and nothing but words. */
export function heading({ rows }: Sheet): boolean {
  const [first] = rows;
  const cells = first?.cells ?? [];
  return (
    rows.length > 1 && cells.length > 0 && cells.every(({ text }) => /\p{L}/u.test(text) && !/^\d/.test(text))
  );
}
