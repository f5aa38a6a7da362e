// A table being read: which sheet, which cells are chosen, where it is scrolled to. No DOM here.
import type { Place, Table } from "../../../lib/ipc/contract";
import { Points } from "../place/points";
import type { Control, Position, Viewer, ViewerProps } from "../viewer";
import { byKey, cellsOf, columnsOf, find, places, rectangle, type At, type Chosen, type Sheet } from "./grid";

export type Given = Pick<ViewerProps, "marks" | "chosen" | "onselect" | "oncover" | "onposition">;

export const ROW = 32;
/** Rows that are drawn beyond those in sight. */
const AROUND = 6;
/** How long rows are in sight until they were seen, milliseconds. */
const SEEN_MS = 1_000;

/** What is cited of a sheet by an annotation. */
export interface Cited {
  annotation: string;
  number: number;
  start: number;
  end: number;
}

/** Before the first cell. */
const BEFORE: At = { row: 0, column: -1 };

const NOTHING: Sheet = { name: "", rows: [] };

export class Tabular implements Viewer {
  table = $state.raw<Table>({ sheets: [] });
  texts = $state.raw<Points[]>([]);
  /** The sheet that is shown, from 0. */
  index = $state(0);
  rows = $state(false);
  chosen = $state.raw<Chosen | null>(null);
  window = $state({ top: 0, height: 0 });
  /** Moves the window so that a row, and a cell of it, is in sight. */
  scrollTo: (at: At) => void = () => undefined;
  /** Where to go as soon as the table is there. */
  #wish: Place | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The cell that was chosen last: keys go on from it when it was cited and is chosen no longer. */
  #last: At = BEFORE;
  readonly #given: () => Given;

  constructor(given: () => Given) {
    this.#given = given;
  }

  get sheet(): Sheet {
    return this.table.sheets[this.index] ?? NOTHING;
  }
  get columns(): number {
    return columnsOf(this.sheet);
  }
  get text(): Points {
    return this.texts[this.index] ?? new Points("");
  }
  /** The page of the citable text; none where there is one sheet only. */
  get page(): number | null {
    return this.table.sheets.length > 1 ? this.index + 1 : null;
  }
  /** The rows that are drawn, from 0. */
  get drawn(): number[] {
    const first = Math.max(Math.floor(this.window.top / ROW) - AROUND, 0);
    const last = Math.min(
      Math.ceil((this.window.top + this.window.height) / ROW) + AROUND,
      this.sheet.rows.length,
    );
    return Array.from({ length: Math.max(last - first, 0) }, (_, index) => first + index);
  }
  /** The chosen cells as a rectangle. */
  get rectangle() {
    return this.chosen && rectangle(this.chosen, this.columns);
  }
  /** What is cited of the sheet that is shown. */
  get cited(): Cited[] {
    return this.#given().marks.flatMap(({ annotation, numbers }) => {
      const { place, standing } = annotation;
      const here = place.kind === "words" && (place.page ?? 1) === this.index + 1 && standing !== "lost";
      return here
        ? [{ annotation: annotation.id, number: numbers[0] ?? 0, start: place.start, end: place.end }]
        : [];
    });
  }

  describe(): Place[] {
    return this.chosen ? places(this.sheet, this.page, this.text, this.chosen) : [];
  }

  locate(place: Place): boolean {
    if (place.kind === "whole") return true;
    const text = place.kind === "words" ? this.texts[(place.page ?? 1) - 1] : undefined;
    return place.kind === "words" && text?.slice(place.start, place.end) === place.quote;
  }

  reveal(place: Place): void {
    if (this.texts.length === 0) this.#wish = place;
    if (place.kind !== "words" || !this.locate(place)) return;
    this.show((place.page ?? 1) - 1);
    const cells = cellsOf(this.sheet, place.start, place.end);
    if (cells) this.scrollTo(cells.from);
  }

  /** The table is there. */
  filled(table: Table, texts: Points[]): void {
    [this.texts, this.table] = [texts, table];
    if (this.#wish) this.reveal(this.#wish);
    this.#wish = null;
  }

  position(): Position {
    return this.table.sheets.length > 1 ? { page: this.index + 1 } : {};
  }
  playing(): boolean {
    return false;
  }
  restore({ page }: Position): void {
    if (page !== undefined) this.show(page - 1);
  }

  /** Shows another sheet. */
  show(index: number): void {
    if (index === this.index || !this.table.sheets[index]) return;
    this.index = index;
    this.#given().onposition?.({ page: index + 1 });
    this.choose(null);
    this.#last = BEFORE;
  }

  /** Other cells are chosen, or none. */
  choose(chosen: Chosen | null): void {
    if (chosen === null && this.chosen === null) return;
    this.chosen = chosen;
    if (chosen) this.#last = chosen.to;
    this.#given().onselect?.(this.describe());
  }

  /** A press on a cell; with Shift the choice is extended to it. */
  press(at: At, extends_: boolean, rows = this.rows): void {
    const from = extends_ && this.chosen ? this.chosen.from : at;
    this.choose({ from, to: at, rows });
  }

  /** Whole rows are chosen, or cells. */
  byRows(rows: boolean): void {
    this.rows = rows;
    if (this.chosen) this.choose({ ...this.chosen, rows });
  }

  key(event: { code: string; shiftKey: boolean; ctrlKey: boolean }): boolean {
    const start = this.chosen ?? { from: this.#last, to: this.#last, rows: this.rows };
    const page = Math.max(Math.floor(this.window.height / ROW) - 2, 1);
    const next = byKey(start, event, { rows: this.sheet.rows.length, columns: this.columns, page });
    if (!next || this.sheet.rows.length === 0) return false;
    const from = next.from.column < 0 ? { ...next.from, column: 0 } : next.from;
    this.choose({ ...next, from });
    this.scrollTo(next.to);
    return true;
  }

  /** The next cell with these words; whether there is one. */
  find(words: string): boolean {
    const found = find(this.sheet, words, this.chosen?.to ?? null);
    if (found) this.choose({ from: found, to: found, rows: false });
    if (found) this.scrollTo(found);
    return found !== null;
  }

  control(action: Control): boolean {
    if (action === "page-forward" || action === "page-back") {
      const before = this.index;
      this.show(before + (action === "page-forward" ? 1 : -1));
      return this.index !== before;
    }
    const had = action === "clear" && this.chosen !== null;
    if (had) this.choose(null);
    return had;
  }

  /** The window moved: rows that stay in it are seen. */
  looked(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const last = Math.min(Math.floor((this.window.top + this.window.height) / ROW), this.sheet.rows.length);
      const first = Math.floor(this.window.top / ROW) + 1;
      if (last >= first) this.#given().oncover?.([[first, last]]);
    }, SEEN_MS);
  }
  close(): void {
    clearTimeout(this.#timer);
  }
}
