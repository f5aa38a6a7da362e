// The one or two artifacts that are open, their viewers, and where in them the person is.
import type { Place } from "../../lib/ipc/contract";
import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";

/** Where a viewer is. */
export interface Position {
  page?: number;
  atMs?: number;
}

/** What the window asks of a viewer of evidence; `features/evidence/viewer.ts` has the whole of it. */
export interface DeskViewer {
  describe(): Place[];
  reveal(place: Place): void;
  control(action: string): boolean;
  position(): Position;
  playing(): boolean;
  restore(position: Position): void;
}

export type Side = 0 | 1;

interface Panel {
  artifact: string | null;
  viewer: DeskViewer | null;
  /** What the viewer is to do as soon as it is there. */
  wish: { restore?: Position; reveal?: Place };
}

/** The viewers side by side. */
export class Panels {
  #panels = $state.raw<readonly Panel[]>([]);
  /** The side that has the keys. */
  active = $state<Side>(0);
  /** Where each artifact was left, or is now. */
  readonly #where = new SvelteMap<string, Position>();

  constructor(artifact: string | null, position: Position | null) {
    if (artifact && position) this.#where.set(artifact, position);
    this.#panels = [fresh(artifact, this.#where)];
  }

  /** The artifacts that are open, left first. */
  get artifacts(): readonly (string | null)[] {
    return this.#panels.map(({ artifact }) => artifact);
  }
  get two(): boolean {
    return this.#panels.length > 1;
  }
  /** The artifact on the side that has the keys. */
  get artifact(): string | null {
    return this.#panels[this.active]?.artifact ?? null;
  }
  get viewer(): DeskViewer | null {
    return this.#panels[this.active]?.viewer ?? null;
  }
  get playing(): boolean {
    return this.viewer?.playing() ?? false;
  }

  /** Where `artifact` is, or was left. */
  position(artifact: string | null): Position {
    return (artifact === null ? undefined : this.#where.get(artifact)) ?? {};
  }

  /** The viewer of `artifact` is there, or gone; it first does what it was wished to do before. */
  attach(artifact: string, viewer: DeskViewer | null): void {
    // A viewer comes and goes in an effect, which is not to run again because of what changes here.
    untrack(() => this.#attach(artifact, viewer));
  }

  #attach(artifact: string, viewer: DeskViewer | null): void {
    const side = this.artifacts[1] === artifact ? 1 : 0;
    const panel = this.#panels[side];
    if (panel?.artifact !== artifact) return;
    this.#set(side, { ...panel, viewer, wish: viewer ? {} : panel.wish });
    if (viewer && panel.wish.restore) viewer.restore(panel.wish.restore);
    if (viewer && panel.wish.reveal) viewer.reveal(panel.wish.reveal);
  }

  /** The viewer of `artifact` has moved. */
  moved(artifact: string, position: Position): void {
    this.#where.set(artifact, position);
  }

  /** Opens `artifact` on the side that has the keys; where it is open already, that side gets them. */
  open(artifact: string): void {
    const there = this.artifacts.indexOf(artifact);
    if (there >= 0) this.active = there as Side;
    else this.#set(this.active, fresh(artifact, this.#where));
  }

  /** Goes to a place, opening its artifact first where needed. */
  reveal(artifact: string, place: Place): void {
    this.open(artifact);
    const panel = this.#panels[this.active];
    if (panel?.viewer) panel.viewer.reveal(place);
    else if (panel) this.#set(this.active, { ...panel, wish: { reveal: place } });
  }

  /** Opens `artifact` beside what is open. */
  beside(artifact: string): void {
    if (this.two || this.artifacts.includes(artifact)) return this.open(artifact);
    this.#panels = [...this.#panels, fresh(artifact, this.#where)];
    this.active = 1;
  }

  /** Closes one of two. */
  close(side: Side): void {
    if (!this.two) return;
    this.#panels = this.#panels.filter((_, at) => at !== side);
    this.active = 0;
  }

  /** Gives the keys to the other side. */
  other(): boolean {
    if (this.two) this.active = this.active === 0 ? 1 : 0;
    return this.two;
  }

  /** The viewer of `artifact`, where it is open. */
  viewerOf(artifact: string): DeskViewer | null {
    return this.#panels.find((panel) => panel.artifact === artifact)?.viewer ?? null;
  }

  #set(side: Side, panel: Panel): void {
    this.#panels = this.#panels.map((old, at) => (at === side ? panel : old));
  }
}

function fresh(artifact: string | null, where: ReadonlyMap<string, Position>): Panel {
  const left = artifact === null ? undefined : where.get(artifact);
  return { artifact, viewer: null, wish: left ? { restore: left } : {} };
}
