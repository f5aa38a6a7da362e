// A file of pages being read: how large, which page, what is selected on it, and what keys do. No DOM here; where the
// window on the pages is, the component tells and is told.
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { Box, PageWords, Place } from "../../../lib/ipc/contract";
import { BoxTool } from "../place/boxTool.svelte";
import { Points } from "../place/points";
import type { Control, Mark, Position, Viewer, ViewerProps } from "../viewer";
import { Glyphs, type Quad } from "./glyphs";
import { Kept } from "./kept";
import { fitWidth, GAP, Layout, zoomStep, type PageSize } from "./layout";

export type Given = Pick<
  ViewerProps,
  "artifact" | "source" | "marks" | "chosen" | "onselect" | "onopened" | "oncover" | "onchange" | "onposition"
>;

/** Words that are selected on a page: from where the selection began to where it is now. */
export interface Selected {
  page: number;
  anchor: number;
  focus: number;
}

/** Pages whose words are kept: those in sight and the ones around. */
const KEPT = 12;
/** How long a page is in sight until it was seen, milliseconds. */
const SEEN_MS = 1_000;
/** Narrower, small pages at the side leave too little for the large ones, pixels. */
const ROOM_FOR_THUMBS = 520;
/** Room beside a page, pixels. */
export const MARGIN = 28;
/** A page that fits is not drawn larger: nobody reads a page as wide as a wall. */
const LARGEST_FIT = 1.5;

export class Reading implements Viewer {
  readonly tool: BoxTool;
  /** What of the pages is in sight. */
  window = $state({ top: 0, width: 0, height: 0 });
  /** The zoom that was chosen; `null`: as wide as there is room. */
  chosenZoom = $state<number | null>(null);
  selected = $state.raw<Selected | null>(null);
  /** How wide the viewer is with all its parts, pixels; 0 before it is measured. */
  across = $state(0);
  /** Whether small pages stand at the side, where somebody said so. */
  #thumbs = $state<boolean | null>(null);
  /** The page on which a box is drawn. */
  drawnOn = $state(1);
  /** Pages that could not be drawn. */
  readonly failed = new SvelteSet<number>();
  readonly #sizes = new SvelteMap<number, PageSize>();
  readonly #glyphs = new SvelteMap<number, Glyphs>();
  readonly #asked = new Kept<number, Promise<Glyphs | null>>(KEPT);
  readonly #drawn = new Kept<number, true>(KEPT);
  /** Moves the window on the pages. */
  scrollTo: (top: number) => void = () => undefined;
  readonly #layout: Layout = $derived.by(() => new Layout(this.count, this.#sizes, this.zoom));
  readonly #given: () => Given;
  #opened = false;
  /** The page that was told as the one that is read. */
  #told = 0;
  /** What was asked before anything could be measured. */
  #later: { page: number; go: () => void } | null = null;
  #seeing: { page: number; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(given: () => Given) {
    this.#given = given;
    this.tool = new BoxTool({ drew: () => this.#drew(), moved: (id, box) => this.#moved(id, box) });
  }

  get count(): number {
    return Math.max(this.#given().artifact.pages ?? 1, 1);
  }
  get layout(): Layout {
    return this.#layout;
  }
  get zoom(): number {
    if (this.chosenZoom !== null) return this.chosenZoom;
    const widest = [...this.#sizes.values()].sort((a, b) => b.widthPt - a.widthPt)[0];
    const room = Math.max(this.window.width - 2 * MARGIN, 1);
    return Math.min(fitWidth(widest ?? { widthPt: 595, heightPt: 842 }, room), LARGEST_FIT);
  }
  /** The page that is read. */
  get page(): number {
    return this.layout.at(this.window.top, this.window.height);
  }
  /** The pages that are drawn: those in sight and a little beyond, never more than a few. */
  get mounted(): number[] {
    const { top, height } = this.window;
    const pages = this.layout.between(top - height / 2, top + height * 1.5);
    return pages.slice(0, 6);
  }

  /** Whether small pages stand at the side: as somebody said, else where there is room. */
  get thumbs(): boolean {
    return this.#thumbs ?? (this.across === 0 || this.across >= ROOM_FOR_THUMBS);
  }
  set thumbs(shown: boolean) {
    this.#thumbs = shown;
  }

  /** The words of a page, if they are here. */
  glyphs(page: number): Glyphs | null {
    return this.#glyphs.get(page) ?? null;
  }

  /** Gets the words of a page; without them it can be looked at all the same. */
  async want(page: number): Promise<Glyphs | null> {
    const known = this.#asked.get(page);
    if (known) return known;
    const { source } = this.#given();
    // A child that died once may do it the second time, as with the page's picture.
    const asked = source
      .words(page)
      .catch(() => source.words(page))
      .then(
        (words) => this.#keep(words),
        () => null,
      );
    this.#asked.set(page, asked).forEach((gone) => this.#glyphs.delete(gone));
    return asked;
  }

  /** Tries once more to draw a page and to read its words. */
  again(page: number): void {
    this.failed.delete(page);
    if (!this.#glyphs.has(page)) this.#asked.drop(page);
    void this.want(page);
  }

  #keep(words: PageWords): Glyphs {
    const glyphs = new Glyphs(words);
    this.#measure(words.page, words);
    this.#glyphs.set(words.page, glyphs);
    return glyphs;
  }

  /** A page turns out to be so large; what is read stays where it is. */
  #measure(page: number, { widthPt, heightPt }: PageSize): void {
    const known = this.#sizes.get(page);
    if (known?.widthPt === widthPt && known.heightPt === heightPt) return;
    this.#still(() => this.#sizes.set(page, { widthPt, heightPt }));
  }

  /** Changes the layout, and keeps what is read in its place. */
  #still(change: () => void): void {
    const anchor = this.layout.anchor(this.window.top);
    const atTop = this.window.top <= GAP;
    change();
    this.scrollTo(atTop ? 0 : this.layout.scroll(anchor));
  }

  /** The window has another size; what is read stays in its place. */
  resize(width: number, height: number): void {
    const { window } = this;
    if (width === window.width && height === window.height) return;
    if (window.width > 0 && width > 0 && width !== window.width) this.#still(() => (window.width = width));
    [window.width, window.height] = [width, height];
    const later = width > 0 ? this.#later : null;
    if (later) this.#later = null;
    later?.go();
  }

  setZoom(zoom: number | null): void {
    this.#still(() => (this.chosenZoom = zoom));
  }

  goTo(page: number): void {
    const to = Math.min(Math.max(Math.round(page), 1), this.count);
    if (this.window.width === 0) this.#later = { page: to, go: () => this.goTo(to) };
    else this.scrollTo(this.layout.top(to) - GAP);
  }

  /** The picture of a page is on the screen. */
  drawn(page: number): void {
    this.failed.delete(page);
    this.#drawn.set(page, true);
    this.#open();
    this.looked();
  }

  /** A page could not be drawn. Where that is said of every page, there is no more to look at. */
  notDrawn(page: number): void {
    this.failed.add(page);
    if (this.failed.size === this.count) this.#open();
  }

  #open(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#given().onopened?.();
  }

  /** The window moved, or something came into it: a page that stays in sight is seen. */
  looked(): void {
    const { page } = this;
    if (page !== this.#told) this.#given().onposition?.({ page });
    this.#told = page;
    if (this.#seeing?.page === page) return;
    if (this.#seeing) clearTimeout(this.#seeing.timer);
    this.#seeing = null;
    if (!this.#drawn.get(page)) return;
    const timer = setTimeout(() => {
      this.#seeing = null;
      if (this.page === page) this.#given().oncover?.([[page, page]]);
    }, SEEN_MS);
    this.#seeing = { page, timer };
  }

  /** The viewer is closed. */
  close(): void {
    if (this.#seeing) clearTimeout(this.#seeing.timer);
  }

  /** The selected words as code points of their page. */
  get range(): { page: number; start: number; end: number } | null {
    const { selected } = this;
    if (!selected || selected.anchor === selected.focus) return null;
    const [start, end] = [selected.anchor, selected.focus].sort((a, b) => a - b) as [number, number];
    return { page: selected.page, start, end };
  }

  select(selected: Selected | null): void {
    if (selected) this.tool.drawn = null;
    this.selected = selected;
  }

  /** The selection is finished for now. */
  told(): void {
    this.#given().onselect?.(this.describe());
  }

  describe(): Place[] {
    if (this.tool.drawn) return [{ kind: "page", page: this.drawnOn, box: this.tool.drawn }];
    const range = this.range;
    const glyphs = range && this.glyphs(range.page);
    if (!range || !glyphs) return [];
    const quote = new Points(glyphs.words.text).slice(range.start, range.end);
    return [{ kind: "words", ...range, quote }];
  }

  locate(place: Place): boolean {
    if (place.kind === "whole") return true;
    if (place.kind !== "page" && place.kind !== "words") return false;
    const page = place.page ?? 1;
    if (page < 1 || page > this.count) return false;
    const glyphs = place.kind === "words" ? this.glyphs(page) : null;
    if (place.kind !== "words" || !glyphs) return true;
    return new Points(glyphs.words.text).slice(place.start, place.end) === place.quote;
  }

  reveal(place: Place): void {
    if ((place.kind !== "page" && place.kind !== "words") || !this.locate(place)) return;
    const page = place.page ?? 1;
    if (this.window.width === 0) {
      this.#later = { page, go: () => this.reveal(place) };
      return;
    }
    if (place.kind === "page") return this.#show(page, place.box);
    this.#show(page, null);
    void this.want(page).then((glyphs) => {
      const [first] = glyphs?.quads(place.start, place.end) ?? [];
      if (first) this.#show(page, around(first));
    });
  }

  /** Moves only where the page, or the box on it, is not in sight. */
  #show(page: number, box: Box | null): void {
    const { top, height } = this.window;
    const begin = this.layout.top(page);
    const [from, long] = box
      ? [
          begin + (box[1] / 1e6) * this.layout.size(page).height,
          (box[3] / 1e6) * this.layout.size(page).height,
        ]
      : [begin, Math.min(this.layout.size(page).height, height / 2)];
    if (from >= top && from + long <= top + height) return;
    this.scrollTo(Math.max(from - (box ? Math.max((height - long) / 3, GAP) : GAP), 0));
  }

  readonly #acts: Partial<Record<Control, () => unknown>> = {
    "page-back": () => this.goTo(this.page - 1),
    "page-forward": () => this.goTo(this.page + 1),
    "zoom-in": () => this.setZoom(zoomStep(this.zoom, 1)),
    "zoom-out": () => this.setZoom(zoomStep(this.zoom, -1)),
    fit: () => this.setZoom(null),
    text: () => this.draw(false),
    box: () => this.#middle(),
    clear: () => this.tool.clear() || this.#unselect(),
  };

  control(action: Control): boolean {
    const act = this.#acts[action];
    return act ? act() !== false : false;
  }

  position(): Position {
    return { page: this.#later?.page ?? this.page };
  }
  playing(): boolean {
    return false;
  }
  restore({ page }: Position): void {
    if (page !== undefined && page > 1) this.goTo(page);
  }

  /** A drag draws boxes, or selects words. */
  draw(on: boolean): void {
    this.tool.on = on;
    if (on) this.#unselect();
    else this.tool.clear();
  }

  #unselect(): boolean {
    const had = this.selected !== null;
    this.selected = null;
    if (had) this.told();
    return had;
  }

  /** Draws a box in the middle of what is seen of the page that is read. */
  #middle(): boolean {
    this.selected = null;
    if (!this.tool.drawn) this.drawnOn = this.page;
    const { page } = this;
    const { height } = this.layout.size(page);
    const share = (y: number) => Math.min(Math.max(((y - this.layout.top(page)) / height) * 1e6, 0), 1e6);
    const [top, end] = [share(this.window.top), share(this.window.top + this.window.height)];
    this.tool.middle([0, Math.round(top), 1e6, Math.max(Math.round(end - top), 1)]);
    return true;
  }

  /** A key moves the caret, or with Shift selects: by word and line, with Alt by letter. */
  key(event: { code: string; shiftKey: boolean; altKey: boolean }): boolean {
    const { selected, page } = this;
    if (this.tool.on || (!event.shiftKey && !selected)) return false;
    const glyphs = this.glyphs(selected?.page ?? page);
    if (!glyphs || glyphs.empty) return false;
    const from = selected?.focus ?? glyphs.first(this.#inSight(page));
    const to = from === null ? null : stepped(glyphs, from, event);
    if (from === null || to === null) return false;
    const anchor = event.shiftKey ? (selected?.anchor ?? from) : to;
    this.select({ page: selected?.page ?? page, anchor, focus: to });
    const edge = glyphs.edge(to);
    if (edge) this.#show(this.selected?.page ?? page, [0, edge[0].y, 1, Math.max(edge[1].y - edge[0].y, 1)]);
    this.told();
    return true;
  }

  #inSight(page: number): number {
    return ((this.window.top - this.layout.top(page)) / this.layout.size(page).height) * 1e6;
  }

  #drew(): void {
    if (this.tool.drawn) this.selected = null;
    this.told();
  }

  #moved(annotation: string, box: Box): void {
    const mark = this.#given().marks.find((one) => one.annotation.id === annotation);
    if (mark?.annotation.place.kind === "page")
      this.#given().onchange?.(annotation, { ...mark.annotation.place, box });
  }

  /** The annotations on a page that are there. */
  marksOn(page: number): Mark[] {
    return this.#given().marks.filter(({ annotation: { place, standing } }) => {
      const on = place.kind === "page" ? place.page : place.kind === "words" ? (place.page ?? 1) : 0;
      return on === page && standing !== "lost";
    });
  }
}

/** The upright box around an area. */
export function around(quad: Quad): Box {
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
}

function stepped(glyphs: Glyphs, from: number, key: { code: string; altKey: boolean }): number | null {
  const letters = [...glyphs.words.text].length;
  const ways: Record<string, () => number> = {
    ArrowLeft: () => (key.altKey ? Math.max(from - 1, 0) : glyphs.byWord(from, -1)),
    ArrowRight: () => (key.altKey ? Math.min(from + 1, letters) : glyphs.byWord(from, 1)),
    ArrowUp: () => glyphs.byLine(from, -1),
    ArrowDown: () => glyphs.byLine(from, 1),
  };
  return ways[key.code]?.() ?? null;
}
