// Citing a place: the annotation that is being written, those on their way to the disk, and what was dropped.
import type { Annotation, AnnotationKind, Begun, Changed, Place } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { painted } from "../../lib/ui/painted";
import * as composing from "./composing";
import type { Composing } from "./composing";
import { together, type Kept } from "./kept";
import type { Ledger } from "./ledger.svelte";
import type { Panels } from "./panels.svelte";
import type { Words } from "./words.svelte";

/** The recording waits no longer for the disk, milliseconds. */
const LATE_MS = 200;

/** Says what was just done, with the way back. */
export type Say = (text: string, undo: () => void) => void;

/** An annotation that is saved here and not yet on the disk. */
export interface OnItsWay {
  key: number;
  composing: Composing;
}

/** The composer and what comes of it. */
export class Citing {
  /** What is being written now. */
  now = $state.raw<Composing | null>(null);
  /** What waits for the disk, oldest first. */
  onTheirWay = $state.raw<readonly OnItsWay[]>([]);
  /** What Rust refused: it stays with its words until it is mended or dropped. */
  refused = $state.raw<readonly Composing[]>([]);
  /** The annotation that the person chose: keys act on it. */
  chosen = $state<string | null>(null);
  /** The one that was saved last; it is shown and no more, for the next key is about something else. */
  #newest = $state<string | null>(null);
  /** The recording that goes on in a moment. */
  #resumes: string | null = null;
  /** What was dropped, newest first. */
  #dropped = $state.raw<readonly Kept[]>([]);
  #key = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly words: Words,
    private readonly panels: Panels,
    private readonly say: Say,
    /** The composer is gone, and its field with it: whether the focus leaves a field that is taken away, browsers do not agree. */
    private readonly closed: () => void = () => undefined,
  ) {
    this.#dropped = [{ text: words.text(fresh), begun: words.begun(fresh) }];
  }

  /** The annotation that is brought to sight: the chosen one, else the newest. */
  get shown(): string | null {
    return this.chosen ?? this.#newest;
  }

  /** Lets go of what is chosen; false where nothing was. */
  unchoose(): boolean {
    const chosen = this.chosen !== null;
    this.chosen = this.#newest = null;
    return chosen;
  }

  /** A recording goes on in a moment: to the person it plays already. */
  get resuming(): boolean {
    return this.#resumes !== null && this.#resumes === this.panels.artifact;
  }

  /** The recording that was to go on stands still; false where none was. */
  stay(): boolean {
    const stays = this.resuming;
    this.#resumes = null;
    return stays;
  }

  /** Words that were dropped before and are still kept as a draft. */
  get kept(): string {
    return together(this.#dropped).text;
  }

  /** Puts the words that were kept into the composer. */
  putBack(): void {
    const { kept } = this;
    this.#dropped = [];
    this.type(kept);
  }

  /** Begins one at what is selected, or at the moment that is shown; false where there is nothing to begin at. */
  begin(criteria: string[]): boolean {
    const { artifact, viewer } = this.panels;
    if (!artifact || !viewer || !this.ledger.open) return false;
    const { selected } = this.panels;
    if (selected) return this.#write(composing.at(selected.artifact, selected.places, criteria));
    const { atMs } = viewer.position();
    if (atMs !== undefined) return this.span(criteria);
    const drawn = viewer.control("box") ? viewer.describe() : [];
    return this.#write(composing.at(artifact, drawn.length > 0 ? drawn : [{ kind: "whole" }], criteria));
  }

  /** Opens a span at the playhead. */
  span(criteria: string[]): boolean {
    const { artifact, viewer } = this.panels;
    const playing = this.panels.playing || this.resuming;
    if (!artifact || !viewer || !this.ledger.open) return false;
    this.#resume();
    return this.#write(composing.spanFrom(artifact, viewer.position().atMs ?? 0, criteria, playing));
  }

  /** Begins one at places that are named. */
  at(artifact: string, places: Place[], criteria: string[]): boolean {
    return this.ledger.open && this.#write(composing.at(artifact, places, criteria));
  }

  /** Opens one that is there, to be changed. */
  change(annotation: Annotation): void {
    if (!this.ledger.open) return;
    this.chosen = annotation.id;
    const name = `annotation:${annotation.id}`;
    const [begun, text] = [this.#begun(name), this.words.text(name)];
    this.#write(begun ? composing.again(annotation.id, begun, text) : composing.of(annotation, text));
  }

  /** The person types: what plays stops until it is saved. */
  type(text: string): void {
    if (!this.now) return;
    if (this.panels.playing) this.panels.viewer?.control("pause");
    this.now = { ...this.now, text };
    this.#keep(this.now);
  }

  serve(criterion: string): void {
    if (this.now) this.#now(composing.serve(this.now, criterion));
  }

  kind(kind: AnnotationKind): void {
    if (this.now) this.#now({ ...this.now, kind });
  }

  /** The place is another one: it was moved or sized where it is shown. */
  place(places: Place[]): void {
    if (this.now) this.#now({ ...this.now, places, following: false });
  }

  /** The playhead has moved. */
  follow(artifact: string, atMs: number): void {
    if (this.now?.artifact === artifact && this.now.following) this.#now(composing.follow(this.now, atMs));
  }

  /** Moves an edge of the span to the playhead. */
  edge(which: "begin" | "end"): boolean {
    const atMs = this.panels.viewer?.position().atMs;
    if (!this.now || atMs === undefined) return false;
    this.#now(which === "begin" ? composing.beginHere(this.now, atMs) : composing.endHere(this.now, atMs));
    return true;
  }

  /** Saves it, and lets the recording go on. The words stay on the screen until the disk has them. */
  async save(): Promise<void> {
    if (this.now) this.follow(this.now.artifact, this.panels.position(this.now.artifact).atMs ?? 0);
    const written = this.now;
    if (!written) return;
    this.now = null;
    this.closed();
    this.panels.spend(written.artifact);
    if (written.id === null) this.unchoose();
    const sent = this.#send(written);
    if (written.resume) this.#playOn(written.artifact, sent);
    await sent;
  }

  /** A recording that begins to play takes the screen for a tenth of a second: what was saved is drawn first. */
  #playOn(artifact: string, sent: Promise<void>): void {
    this.#resumes = artifact;
    void sent.then(() => painted(() => this.#resume()));
    setTimeout(() => this.#resume(), LATE_MS);
  }

  #resume(): void {
    if (this.resuming) this.panels.viewer?.control("play");
    this.stay();
  }

  /** Drops it; what was typed stays as a draft, and all of it comes back by Undo. */
  drop(): boolean {
    const dropped = this.now;
    if (!dropped) return false;
    this.now = null;
    this.closed();
    this.words.flush();
    const kept = keptOf(dropped);
    if (dropped.id === null) this.#dropped = [kept, ...this.#dropped];
    const typed = dropped.text.trim() !== "";
    this.say(say(typed ? "annotations-dropped" : "annotations-dropped-empty"), () => {
      this.#dropped = this.#dropped.filter((one) => one !== kept);
      this.#write(dropped);
    });
    return true;
  }

  /** Opens again what was being written when the window was closed; false where nothing says what it was about. */
  restore(): boolean {
    const begun = this.#begun(fresh);
    if (!begun) return false;
    this.now = composing.again(null, begun, this.kept);
    this.#dropped = [];
    return true;
  }

  /** Goes on with the words that are kept, at their place; where nobody knows that, a comment on the file offers them. */
  goOn(): boolean {
    const { artifact } = this.panels;
    if (this.kept.trim() === "" || !this.ledger.open) return false;
    if (!this.restore()) return artifact !== null && this.at(artifact, [{ kind: "whole" }], []);
    const [place] = this.now?.places ?? [];
    if (this.now && place) this.panels.reveal(this.now.artifact, place);
    return true;
  }

  /** Opens again what was refused, to be mended. */
  mend(one: Composing): void {
    this.refused = this.refused.filter((other) => other !== one);
    this.#write(one);
  }

  /** Another place, kind or criterion: kept with the words. */
  #now(next: Composing): void {
    this.now = next;
    // Without words of its own it has no draft: one that is kept of before belongs to another place.
    if (next.text !== "") this.words.about(field(next), composing.begun(next));
  }

  /** Keeps the words of `one`; the draft of what is new holds all that was typed and neither saved nor put back. */
  #keep(one: Composing): void {
    if (one.id !== null) return this.words.type(field(one), one.text, composing.begun(one));
    const { text, begun } = this.#unsaved();
    this.words.type(fresh, text, begun);
  }

  /** What stands in the draft of what is new, of that which is sent after the one with this key too. */
  #unsaved(sent = this.#key): Kept {
    const behind = this.onTheirWay.filter(({ key }) => key > sent).map(({ composing }) => composing);
    const open = [...(this.now ? [this.now] : []), ...behind.reverse(), ...this.refused];
    return together([...open.filter(({ id }) => id === null).map(keptOf), ...this.#dropped]);
  }

  /** What a kept draft was about, as far as that is still there. */
  #begun(name: string): Begun | null {
    const begun = this.words.begun(name);
    const { artifacts, criteria } = this.ledger.review;
    if (!begun || !artifacts.some(({ id }) => id === begun.artifact) || begun.places.length === 0)
      return null;
    return { ...begun, criteria: begun.criteria.filter((one) => criteria.some(({ id }) => id === one)) };
  }

  async #send(written: Composing): Promise<void> {
    const duration =
      this.ledger.review.artifacts.find(({ id }) => id === written.artifact)?.durationMs ?? null;
    const onItsWay = { key: ++this.#key, composing: written };
    this.words.leave(field(written));
    this.onTheirWay = [...this.onTheirWay, onItsWay];
    const edits = composing.edits(written, duration);
    const arrived = () => (this.onTheirWay = this.onTheirWay.filter((one) => one !== onItsWay));
    let waiting = edits.length;
    let first: string | null = null;
    const rest = () => (written.id === null ? this.#unsaved(onItsWay.key) : null);
    const kept = ({ made }: Changed) => {
      waiting -= 1;
      if (waiting === 0) arrived();
      if (made && first === null) this.#newest = first = made;
    };
    const answers = await Promise.all(edits.map((edit) => this.ledger.perform(edit, { kept, rest })));
    arrived();
    const places = written.places.filter((_, at) => answers[at] === null);
    if (places.length > 0) this.#back({ ...written, places, resume: false, following: false });
  }

  #back(refused: Composing): void {
    this.stay();
    if (this.now) this.refused = [...this.refused, refused];
    else this.now = refused;
    this.#keep(refused);
    this.words.flush();
  }

  /** Puts `next` into the composer; what stood there with words is saved first, for nothing else was said of it. */
  #write(next: Composing): boolean {
    if (this.now && this.now.text.trim() !== "") void this.#send(this.now);
    this.now = next;
    return true;
  }
}

const fresh = "annotation:new";
const field = ({ id }: Composing) => (id === null ? fresh : `annotation:${id}`);
const keptOf = (one: Composing): Kept => ({ text: one.text, begun: composing.begun(one) });
