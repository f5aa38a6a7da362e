// A picture being looked at: how large, which part, how it is turned, and what is drawn on it. No DOM here.
import type { Box, Place } from "../../../lib/ipc/contract";
import { turned, type Point, type Size } from "../place/box";
import { BoxTool, type Region } from "../place/boxTool.svelte";
import type { Control, Position, Viewer, ViewerProps } from "../viewer";
import {
  edgeFor,
  fitScale,
  fitted,
  inSight,
  panned,
  settled,
  showing,
  stepOf,
  zoomed,
  type Look,
} from "./zoom";

export type Given = Pick<
  ViewerProps,
  "artifact" | "marks" | "chosen" | "onselect" | "onopened" | "oncover" | "onchange" | "onposition"
>;

/** How long a page is in sight until it was seen, milliseconds. */
const SEEN_MS = 1_000;

export class Looking implements Viewer {
  readonly tool: BoxTool;
  window = $state.raw<Size>({ width: 0, height: 0 });
  quarters = $state(0);
  page = $state(1);
  failed = $state(false);
  /** The size that the picture turned out to have, upright, where Rust did not say. */
  natural = $state.raw<Size | null>(null);
  /** `null`: all of it, in the middle. */
  #look = $state.raw<Look | null>(null);
  #opened = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #given: () => Given;

  constructor(given: () => Given) {
    this.#given = given;
    this.tool = new BoxTool({ drew: () => this.#tell(), moved: (id, box) => this.#moved(id, box) });
  }

  get count(): number {
    return Math.max(this.#given().artifact.pages ?? 1, 1);
  }
  /** The picture as it is turned. */
  get size(): Size {
    const { widthPx, heightPx } = this.#given().artifact;
    const told = this.page === 1 && widthPx && heightPx ? { width: widthPx, height: heightPx } : null;
    const { width, height } = told ?? this.natural ?? { width: 4, height: 3 };
    return this.quarters % 2 === 0 ? { width, height } : { width: height, height: width };
  }
  get look(): Look {
    return this.#look ? settled(this.#look, this.size, this.window) : fitted(this.size, this.window);
  }
  get fits(): boolean {
    return this.#look === null;
  }
  get sight(): Box {
    return inSight(this.look, this.size, this.window);
  }
  /** The picture to ask for, by its long edge. */
  edge(ratio: number): number {
    return edgeFor(this.size, this.look.scale, ratio);
  }
  /** The boxes of annotations on this page, as the picture is turned. */
  get regions(): Region[] {
    return this.#given().marks.flatMap(({ annotation, numbers }) => {
      const box = annotation.standing === "lost" ? null : this.#boxOf(annotation.place);
      return box
        ? [
            {
              annotation: annotation.id,
              number: numbers[0] ?? 0,
              label: annotation.label,
              box: turned(box, this.quarters),
            },
          ]
        : [];
    });
  }

  #boxOf(place: Place): Box | null {
    if (place.kind === "picture") return this.page === 1 ? place.box : null;
    return place.kind === "page" && place.page === this.page ? place.box : null;
  }

  #place(box: Box): Place {
    const upright = turned(box, -this.quarters);
    return this.count > 1
      ? { kind: "page", page: this.page, box: upright }
      : { kind: "picture", box: upright };
  }

  describe(): Place[] {
    return this.tool.drawn ? [this.#place(this.tool.drawn)] : [];
  }

  locate(place: Place): boolean {
    if (place.kind === "page") return place.page >= 1 && place.page <= this.count;
    return place.kind === "whole" || place.kind === "picture";
  }

  reveal(place: Place): void {
    if (!this.locate(place)) return;
    const page = place.kind === "page" ? place.page : 1;
    if (place.kind !== "whole") this.goTo(page);
    const box = place.kind === "whole" ? null : this.#boxOf(place);
    if (box && this.#look)
      this.#look = showing(this.look, turned(box, this.quarters), this.size, this.window);
  }

  position(): Position {
    return this.count > 1 ? { page: this.page } : {};
  }
  playing(): boolean {
    return false;
  }
  restore({ page }: Position): void {
    if (page !== undefined) this.goTo(page);
  }

  goTo(page: number): boolean {
    const to = Math.min(Math.max(page, 1), this.count);
    if (to === this.page) return false;
    this.page = to;
    this.natural = null;
    this.failed = false;
    this.tool.clear();
    this.#given().onposition?.({ page: to });
    return true;
  }

  /** The picture is on the screen; one that stays there is seen. */
  shown(natural: Size): void {
    if (natural.width > 0 && natural.height > 0) this.natural = natural;
    if (!this.#opened) {
      this.#opened = true;
      this.#given().onopened?.();
    }
    const { page } = this;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => page === this.page && this.#given().oncover?.([[page, page]]), SEEN_MS);
  }
  close(): void {
    clearTimeout(this.#timer);
  }

  /** So many steps closer, or further, `at` a point of the window. */
  zoom(steps: number, at: Point = { x: this.window.width / 2, y: this.window.height / 2 }): void {
    const factor = stepOf(fitScale(this.size, this.window)) ** steps;
    this.#look = zoomed(this.look, this.look.scale * factor, at, this.size, this.window);
  }
  /** One pixel of the picture is one of the screen. */
  actual(ratio: number): void {
    const at = { x: this.window.width / 2, y: this.window.height / 2 };
    this.#look = zoomed(this.look, 1 / ratio, at, this.size, this.window);
  }
  fit(): void {
    this.#look = null;
  }
  pan(dx: number, dy: number): void {
    this.#look = panned(this.look, dx, dy, this.size, this.window);
  }
  /** Whether there is more than is in sight. */
  get larger(): boolean {
    return this.look.scale > fitScale(this.size, this.window) + 1e-6;
  }

  draw(on: boolean): void {
    this.tool.on = on;
    if (!on) this.tool.clear();
  }

  readonly #acts: Partial<Record<Control, () => unknown>> = {
    turn: () => this.#turn(),
    "zoom-in": () => this.zoom(1),
    "zoom-out": () => this.zoom(-1),
    fit: () => this.fit(),
    "page-back": () => this.goTo(this.page - 1),
    "page-forward": () => this.goTo(this.page + 1),
    box: () => (this.tool.middle(this.sight), true),
    text: () => this.tool.on && this.draw(false),
    clear: () => this.tool.clear(),
  };

  control(action: Control): boolean {
    const act = this.#acts[action];
    return act ? act() !== false : false;
  }

  #turn(): void {
    const { drawn } = this.tool;
    this.quarters = (this.quarters + 1) % 4;
    this.#look = null;
    if (drawn) this.tool.drawn = turned(drawn, 1);
  }

  #moved(annotation: string, box: Box): void {
    const place = this.#given().marks.find((mark) => mark.annotation.id === annotation)?.annotation.place;
    const upright = turned(box, -this.quarters);
    if (place?.kind === "picture" || place?.kind === "page")
      this.#given().onchange?.(annotation, { ...place, box: upright });
  }

  #tell(): void {
    this.#given().onselect?.(this.describe());
  }
}
