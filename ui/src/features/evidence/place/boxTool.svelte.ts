// The tool for boxes: what a pointer or a key does to the box that is being drawn, and to the chosen annotation's box.
// Frames of a video, pages and pictures share it.
import type { Box } from "../../../lib/ipc/contract";
import { between, byKey, dragged, handleAt, inside, middleOf, moved, type Handle, type Point } from "./box";

/** A box of an annotation, as it is shown. */
export interface Region {
  annotation: string;
  number: number;
  /** What its place is called: "p. 2, box". */
  label: string;
  box: Box;
}

/** What is held: which box, and how it follows. */
interface Held {
  /** `null`: the one that is being drawn. */
  annotation: string | null;
  follow: (to: Point) => Box;
}

/** How long a key's change waits for the next one, milliseconds: holding an arrow down is one change. */
const SETTLE_MS = 400;

export class BoxTool {
  /** Whether a drag draws a box. */
  on = $state(false);
  /** The box that was drawn, or is being drawn. */
  drawn = $state.raw<Box | null>(null);
  /** An annotation's box while it is being moved. */
  moving = $state.raw<Region | null>(null);
  #held: Held | null = null;
  #settle: ReturnType<typeof setTimeout> | undefined;
  /** The box that is drawn was moved by key, and that is not told yet. */
  #drawing = false;
  readonly #done: { drew: () => void; moved: (annotation: string, box: Box) => void };

  /** `drew`: another box is drawn, or none; `moved`: an annotation's box was moved to its place. */
  constructor(done: { drew: () => void; moved: (annotation: string, box: Box) => void }) {
    this.#done = done;
  }

  /** Whether a pointer holds a box. */
  get holds(): boolean {
    return this.#held !== null;
  }

  /** The pointer goes down; whether it is taken. `reach` is how far a handle reaches, on each axis. */
  down(point: Point, reach: Point, chosen: Region | null): boolean {
    const held = this.#take(point, reach, null, this.drawn) ?? this.#takeChosen(point, reach, chosen);
    if (!held && !this.on) return false;
    this.#held = held ?? { annotation: null, follow: (to) => between(point, to) };
    if (!held) this.drawn = null;
    return true;
  }

  #takeChosen(point: Point, reach: Point, chosen: Region | null): Held | null {
    const held = chosen && this.#take(point, reach, chosen.annotation, chosen.box);
    if (held && chosen) this.moving = chosen;
    return held;
  }

  #take(point: Point, reach: Point, annotation: string | null, box: Box | null): Held | null {
    if (!box) return null;
    const handle = handleAt(box, point, reach);
    if (!handle && !inside(box, point)) return null;
    return { annotation, follow: (to) => following(box, handle, point, to) };
  }

  /** The pointer goes on. */
  move(point: Point): void {
    if (!this.#held) return;
    const box = this.#held.follow(point);
    if (this.#held.annotation === null) this.drawn = box;
    else if (this.moving) this.moving = { ...this.moving, box };
  }

  /** The pointer is let go, `far` from where it went down or not: a press alone draws and moves nothing. */
  up(far: boolean): void {
    const held = this.#held;
    this.#held = null;
    if (!held) return;
    if (held.annotation === null) {
      if (!far && this.drawn && this.on) this.drawn = null;
      this.#done.drew();
    } else this.#moved(far);
  }

  /** Whatever was held stays where it was. */
  cancel(): void {
    this.#held = null;
    this.moving = null;
  }

  /** Draws a box in the middle of what is seen, for those who draw by keys; whether there was none. */
  middle(seen: Box): boolean {
    this.on = true;
    if (this.drawn) return false;
    this.drawn = middleOf(seen);
    this.#done.drew();
    return true;
  }

  /** A key on the box that is drawn, or on the chosen one; whether it did something. */
  key(event: { code: string; shiftKey: boolean; altKey: boolean }, region: Region | null): boolean {
    const box = region ? (this.moving?.box ?? region.box) : this.drawn;
    const next = box && byKey(box, event);
    if (!next) return false;
    clearTimeout(this.#settle);
    if (region) {
      this.moving = { ...region, box: next };
      this.#settle = setTimeout(() => this.#moved(true), SETTLE_MS);
    } else {
      this.drawn = next;
      this.#drawing = true;
      this.#settle = setTimeout(() => this.#drew(), SETTLE_MS);
    }
    return true;
  }

  /** What keys have moved is told now: the focus has left the box. */
  settle(): void {
    clearTimeout(this.#settle);
    if (this.moving && !this.#held) this.#moved(true);
    if (this.#drawing) this.#drew();
  }

  /** Takes the drawn box away; whether there was one. */
  clear(): boolean {
    if (!this.drawn) return false;
    clearTimeout(this.#settle);
    this.drawn = null;
    this.#drew();
    return true;
  }

  #drew(): void {
    this.#drawing = false;
    this.#done.drew();
  }

  #moved(far: boolean): void {
    const region = this.moving;
    this.moving = null;
    if (region && far) this.#done.moved(region.annotation, region.box);
  }
}

function following(box: Box, handle: Handle | null, from: Point, to: Point): Box {
  return handle ? dragged(box, handle, to) : moved(box, to.x - from.x, to.y - from.y);
}
