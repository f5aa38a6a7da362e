// Pages below each other: how high each one is, which are in sight, and what stays in place when that changes.
import { firstNotBelow } from "../place/points";

/** Pixels of the screen for a point (1/72 inch) at 100 %. */
export const POINT = 96 / 72;
/** Between two pages, and before the first. */
export const GAP = 16;

export interface PageSize {
  widthPt: number;
  heightPt: number;
}

/** A page of which nothing is known yet: A4. */
const UNKNOWN: PageSize = { widthPt: 595, heightPt: 842 };

/** How large every page is drawn. Sizes that are not known yet are taken from the first that is. */
export class Layout {
  readonly count: number;
  readonly zoom: number;
  readonly #sizes: ReadonlyMap<number, PageSize>;
  readonly #guess: PageSize;
  /** Where each page begins, and where the last one ends. */
  readonly #tops: number[];

  constructor(count: number, sizes: ReadonlyMap<number, PageSize>, zoom: number) {
    this.count = count;
    this.zoom = zoom;
    this.#sizes = sizes;
    this.#guess = sizes.get(1) ?? sizes.values().next().value ?? UNKNOWN;
    this.#tops = [GAP];
    for (let page = 1; page <= count; page += 1) {
      this.#tops.push((this.#tops[page - 1] ?? 0) + this.size(page).height + GAP);
    }
  }

  /** How large a page is on the screen, whole pixels. */
  size(page: number): { width: number; height: number } {
    const { widthPt, heightPt } = this.#sizes.get(page) ?? this.#guess;
    const pixels = (points: number) => Math.max(Math.round(points * POINT * this.zoom), 1);
    return { width: pixels(widthPt), height: pixels(heightPt) };
  }

  /** How wide the widest page is. */
  get width(): number {
    let widest = this.size(1).width;
    for (const page of this.#sizes.keys()) widest = Math.max(widest, this.size(page).width);
    return widest;
  }

  /** How high all of it is. */
  get height(): number {
    return this.#tops[this.count] ?? GAP;
  }

  top(page: number): number {
    return this.#tops[Math.min(Math.max(page, 1), this.count + 1) - 1] ?? GAP;
  }

  /** The pages of which a part lies between two heights. */
  between(from: number, to: number): number[] {
    if (this.count === 0) return [];
    const first = Math.max(firstNotBelow(this.#tops, from + 1), 1);
    const pages = [];
    for (let page = first; page <= this.count && this.top(page) < to; page += 1) pages.push(page);
    return pages;
  }

  /** The page that a person reads: the one at a third of what is in sight. */
  at(scroll: number, seen: number): number {
    const middle = scroll + seen / 3;
    return Math.min(Math.max(firstNotBelow(this.#tops, middle + 1), 1), Math.max(this.count, 1));
  }

  /** Where in which page a height lies, to come back to it in another layout. */
  anchor(scroll: number): { page: number; part: number } {
    const page = this.at(scroll, 0);
    return { page, part: (scroll - this.top(page)) / this.size(page).height };
  }

  /** The height at which an anchor lies. */
  scroll({ page, part }: { page: number; part: number }): number {
    return Math.max(this.top(page) + part * this.size(page).height, 0);
  }
}

/** The zooms that the buttons go through. */
export const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];

export function zoomStep(zoom: number, by: 1 | -1): number {
  const ordered = by > 0 ? ZOOMS : [...ZOOMS].reverse();
  return ordered.find((other) => (other - zoom) * by > 0.005) ?? zoom;
}

/** The zoom at which a page fills a width. */
export const fitWidth = ({ widthPt }: PageSize, width: number) =>
  Math.min(Math.max(width / (Math.max(widthPt, 1) * POINT), ZOOMS[0] ?? 0.25), ZOOMS[ZOOMS.length - 1] ?? 5);

/** Wider pictures are not made. */
const WIDEST = 4_000;

/** The width to ask a page for, device pixels: exactly what is shown, so that letters stay sharp. */
export const pictureWidth = (width: number, ratio: number) =>
  Math.min(Math.max(Math.round(width * ratio), 16), WIDEST);
