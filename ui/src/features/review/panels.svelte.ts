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

/** What a viewer is to do as soon as it is there. */
interface Wish {
  restore?: Position;
  reveal?: Place;
}

/** The viewers side by side. */
export class Panels {
  /** The artifacts that are open, left first. */
  artifacts = $state.raw<readonly (string | null)[]>([]);
  /** The captions that are read beside a recording, whose words can be cited too. */
  captions = $state.raw<{ artifact: string; viewer: DeskViewer } | null>(null);
  /** The side that has the keys. */
  active = $state<Side>(0);
  /** Where each artifact was left, or is now. */
  readonly #where = new SvelteMap<string, Position>();
  readonly #viewers = new SvelteMap<string, DeskViewer>();
  readonly #wishes: Record<string, Wish> = {};

  constructor(artifact: string | null, position: Position | null) {
    if (artifact && position) this.#where.set(artifact, position);
    this.artifacts = [artifact];
    this.#wish(artifact);
  }

  get two(): boolean {
    return this.artifacts.length > 1;
  }
  /** The artifact on the side that has the keys. */
  get artifact(): string | null {
    return this.artifacts[this.active] ?? null;
  }
  get viewer(): DeskViewer | null {
    return this.artifact === null ? null : (this.#viewers.get(this.artifact) ?? null);
  }
  get playing(): boolean {
    return this.viewer?.playing() ?? false;
  }

  /** What is selected, and in which file: in the captions, else in what is open. */
  get selected(): { artifact: string; places: Place[] } | null {
    const words = this.captions?.viewer.describe() ?? [];
    if (this.captions && words.length > 0) return { artifact: this.captions.artifact, places: words };
    const places = this.viewer?.describe() ?? [];
    return this.artifact !== null && places.length > 0 ? { artifact: this.artifact, places } : null;
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
    if (!viewer) {
      this.#viewers.delete(artifact);
      return;
    }
    this.#viewers.set(artifact, viewer);
    const { restore, reveal } = this.#wishes[artifact] ?? {};
    this.#wishes[artifact] = {};
    if (restore) viewer.restore(restore);
    if (reveal) viewer.reveal(reveal);
  }

  /** The viewer of `artifact` has moved. */
  moved(artifact: string, position: Position): void {
    this.#where.set(artifact, position);
  }

  /** Opens `artifact` on the side that has the keys; where it is open already, that side gets them. */
  open(artifact: string): void {
    const there = this.artifacts.indexOf(artifact);
    if (there >= 0) {
      this.active = there as Side;
      return;
    }
    this.#wish(artifact);
    this.artifacts = this.artifacts.map((old, at) => (at === this.active ? artifact : old));
  }

  /** Goes to a place, opening its artifact first where needed. */
  reveal(artifact: string, place: Place): void {
    if (this.captions?.artifact === artifact) return this.captions.viewer.reveal(place);
    this.open(artifact);
    const viewer = this.#viewers.get(artifact);
    if (viewer) viewer.reveal(place);
    else this.#wishes[artifact] = { reveal: place };
  }

  /** What is selected is selected no longer. */
  clear(): boolean {
    return [this.captions?.viewer, this.viewer].some((viewer) => viewer?.control("clear"));
  }

  /** What was selected in `artifact` is cited now: the next key is about something else. */
  spend(artifact: string): void {
    const captions = this.captions?.artifact === artifact ? this.captions.viewer : undefined;
    for (const viewer of [captions, this.#viewers.get(artifact)]) {
      // With nothing selected it would take back something else, such as the whole screen.
      if (viewer && viewer.describe().length > 0) viewer.control("clear");
    }
  }

  /** Opens `artifact` beside what is open. */
  beside(artifact: string): void {
    if (this.two || this.artifacts.includes(artifact)) return this.open(artifact);
    this.#wish(artifact);
    this.artifacts = [...this.artifacts, artifact];
    this.active = 1;
  }

  /** Closes one of two. */
  close(side: Side): void {
    if (!this.two) return;
    this.artifacts = this.artifacts.filter((_, at) => at !== side);
    this.active = 0;
  }

  /** Gives the keys to the other side. */
  other(): boolean {
    if (this.two) this.active = this.active === 0 ? 1 : 0;
    return this.two;
  }

  /** Its viewer is to go where it was left. */
  #wish(artifact: string | null): void {
    const left = artifact === null ? undefined : this.#where.get(artifact);
    if (artifact !== null && left) this.#wishes[artifact] = { restore: left };
  }
}
