// A recording on the screen: the player with what is selected in it, how it is seen, and what keys do. No DOM here.
import type { Artifact, Box, Cue, Place } from "../../../lib/ipc/contract";
import { turned } from "../place/box";
import { BoxTool, type Region } from "../place/boxTool.svelte";
import type { Control, Mark, Position, Viewer, ViewerProps } from "../viewer";
import { Cues } from "./cues";
import { centreAt, frameAt } from "./frames";
import { Player, type Screen } from "./player.svelte";
import { around, following, scrolled, whole, zoomed, type Stretch } from "./scale";
import { louder } from "./shuttle";
import { trimmed } from "./spans";
import { Stills, type Draw } from "./stills";
import { merged } from "./stretches";

/** What of its props a screening needs, as they are now. */
export type Given = Pick<
  ViewerProps,
  "artifact" | "marks" | "chosen" | "open" | "onselect" | "onopened" | "oncover" | "onchange" | "onposition"
> & {
  /** Keeps the frame of a moment; not of what may not leave. */
  keepFrame?: ((atMs: number, base64: string) => void) | undefined;
};

/** How much of a long sound is seen at first, milliseconds. */
const CLOSE_MS = 60_000;
/** Where the frames are not known, a box is shown this near to its moment, milliseconds. */
const NEAR_MS = 40;
/** A span that is opened while it plays begins this near to what is shown, milliseconds. */
const LATE_MS = 120;

type Times = { startMs: number; endMs: number };

export class Screening implements Viewer {
  readonly player: Player;
  readonly tool: BoxTool;
  /** A stretch that is selected and no annotation yet. */
  selected = $state.raw<Times | null>(null);
  /** Quarters by which the picture is turned. */
  quarters = $state(0);
  captionsOn = $state(true);
  cues = $state.raw(new Cues([]));
  full = $state(false);
  #stretch = $state.raw<Stretch | null>(null);
  #watched = $state.raw<[number, number][]>([]);
  #drawnAt = 0;
  readonly #given: () => Given;
  readonly #stills: Stills;

  constructor(given: () => Given, screen?: Screen, draw?: Draw) {
    this.#given = given;
    this.#stills = new Stills((atMs, base64) => given().keepFrame?.(atMs, base64), draw);
    const told = {
      opened: () => given().onopened?.(),
      covered: (stretches: [number, number][]) => this.#covered(stretches),
      moved: (atMs: number) => this.#moved(atMs),
      still: (media: HTMLMediaElement, atMs: number) => this.#stood(media, atMs),
    };
    this.player = new Player(this.artifact.durationMs, told, screen);
    this.tool = new BoxTool({ drew: () => this.#drew(), moved: (id, box) => this.#movedBox(id, box) });
  }

  get artifact(): Artifact {
    return this.#given().artifact;
  }
  get video(): boolean {
    return this.artifact.viewer === "video";
  }
  /** The stretch of the recording that is in sight. */
  get stretch(): Stretch {
    const all = whole(this.player.durationMs);
    const close = !this.video && all.toMs > 1.5 * CLOSE_MS;
    return this.#stretch ?? (close ? { fromMs: 0, toMs: CLOSE_MS } : all);
  }
  set stretch(stretch: Stretch) {
    this.#stretch = stretch;
  }
  /** What was watched while it is open here. */
  get watched(): [number, number][] {
    return this.#watched;
  }
  /** The captions at the playhead. */
  get captions(): Cue[] {
    return this.captionsOn ? this.cues.at(this.player.atMs) : [];
  }
  /** The boxes on the frame that is shown, on the upright picture. */
  get regions(): Region[] {
    return this.#given().marks.flatMap((mark) => {
      const place = timeOf(mark);
      const shown = place?.box && this.#onScreen(place);
      return shown
        ? [
            {
              annotation: mark.annotation.id,
              number: mark.numbers[0] ?? 0,
              label: mark.annotation.label,
              box: shown,
            },
          ]
        : [];
    });
  }
  /** The chosen span and its criterion. */
  get marked(): (Times & { number: number }) | null {
    const mark = this.#chosen();
    const place = mark && timeOf(mark);
    return place ? { startMs: place.startMs, endMs: place.endMs, number: mark.numbers[0] ?? 0 } : null;
  }

  describe(): Place[] {
    if (this.tool.drawn) {
      const end = this.player.durationMs || Infinity;
      const startMs = Math.min(this.#drawnAt, end - 1);
      const box = turned(this.tool.drawn, -this.quarters);
      return [{ kind: "time", startMs, endMs: startMs + 1, box }];
    }
    return this.selected ? [{ kind: "time", ...this.selected, box: null }] : [];
  }

  locate(place: Place): boolean {
    if (place.kind === "whole") return true;
    if (place.kind !== "time" || (place.box && !this.video)) return false;
    const { durationMs } = this.player;
    return place.startMs < place.endMs && (durationMs === 0 || place.endMs <= durationMs);
  }

  reveal(place: Place): void {
    const { durationMs } = this.player;
    // A moment is no place that could be cited, but it can be gone to.
    if (place.kind !== "time" || (durationMs > 0 && place.startMs > durationMs)) return;
    this.select(null);
    this.tool.clear();
    this.player.seekFrame(place.startMs);
    this.stretch = around(place.startMs, place.endMs, this.stretch, this.player.durationMs);
  }

  control(action: Control): boolean {
    const act = this.#acts[action];
    return act ? act() !== false : false;
  }

  position(): Position {
    return { atMs: Math.round(this.player.atMs) };
  }

  playing(): boolean {
    return this.player.playing;
  }

  restore({ atMs }: Position): void {
    if (atMs !== undefined) this.player.seek(atMs);
    if (atMs !== undefined) this.stretch = around(atMs, atMs, this.stretch, this.player.durationMs);
  }

  select(selected: Times | null): void {
    if (selected === null && this.selected === null) return;
    this.selected = selected;
    this.#tell();
  }

  /** The tool for boxes goes on or off; a box belongs to a still frame. */
  draw(on: boolean): void {
    this.tool.on = on;
    if (on) this.#still();
    else this.tool.clear();
  }

  /** An edge of a span was moved. */
  trim(annotation: string, startMs: number, endMs: number): void {
    const mark = this.#given().marks.find((one) => one.annotation.id === annotation);
    const place = mark && timeOf(mark);
    if (place) this.#given().onchange?.(annotation, { ...place, startMs, endMs });
  }

  readonly #acts: Partial<Record<Control, () => unknown>> = {
    play: () => this.player.toggle(),
    pause: () => this.player.pause(),
    back: () => this.player.back(),
    forward: () => this.player.forward(),
    "frame-back": () => this.video && this.player.step(-1),
    "frame-forward": () => this.video && this.player.step(1),
    "second-back": () => this.player.seek(this.player.atMs - 1_000),
    "second-forward": () => this.player.seek(this.player.atMs + 1_000),
    slower: () => this.player.faster(-1),
    faster: () => this.player.faster(1),
    quieter: () => this.#louder(-1),
    louder: () => this.#louder(1),
    loop: () => this.#loop(),
    captions: () => this.cues.all.length > 0 && ((this.captionsOn = !this.captionsOn), true),
    "trim-start": () => this.#trim("start"),
    "trim-end": () => this.#trim("end"),
    turn: () => this.video && this.#turn(),
    full: () => this.video && ((this.full = !this.full), true),
    "zoom-in": () => this.#zoom(2),
    "zoom-out": () => this.#zoom(0.5),
    fit: () => (this.stretch = whole(this.player.durationMs)),
    box: () => this.video && this.#middle(),
    text: () => this.tool.on && this.draw(false),
    clear: () => this.#clear(),
  };

  #still(): void {
    this.player.pause();
    this.player.seekFrame(this.player.atMs);
  }

  #middle(): boolean {
    this.#still();
    this.tool.middle([0, 0, 1_000_000, 1_000_000]);
    return true;
  }

  #louder(by: 1 | -1): boolean {
    if (!this.artifact.hasSound) return false;
    this.player.loudness.set(louder(this.player.loudness.gain, by));
    return true;
  }

  #loop(): boolean {
    const span = this.marked ?? this.selected;
    if (this.player.loop || !span) {
      const looped = this.player.loop !== null;
      this.player.loop = null;
      return looped;
    }
    this.player.loop = { startMs: span.startMs, endMs: span.endMs };
    const { atMs } = this.player;
    if (atMs < span.startMs || atMs >= span.endMs) this.player.seek(span.startMs);
    return true;
  }

  #trim(edge: "start" | "end"): boolean {
    const [mark, at] = [this.#chosen(), this.player.atMs];
    const place = mark && timeOf(mark);
    const span = place ?? this.selected;
    if (!span) return false;
    const { startMs, endMs } = trimmed(span, edge, at, this.player.durationMs);
    if (mark && place) this.trim(mark.annotation.id, startMs, endMs);
    else this.select({ startMs, endMs });
    return true;
  }

  #turn(): void {
    const drawn = this.tool.drawn;
    this.quarters = (this.quarters + 1) % 4;
    if (drawn) this.tool.drawn = turned(drawn, 1);
  }

  #zoom(factor: number): void {
    const { atMs, durationMs } = this.player;
    this.stretch = zoomed(this.stretch, factor, atMs, durationMs);
  }

  /** Moves the stretch in sight so that a moment is its middle. */
  middleAt(ms: number): void {
    const { fromMs, toMs } = this.stretch;
    this.stretch = scrolled(this.stretch, ms - (fromMs + toMs) / 2, this.player.durationMs);
  }

  #clear(): boolean {
    if (this.tool.clear()) return true;
    const had = this.selected !== null;
    this.select(null);
    if (!had && this.full) {
      this.full = false;
      return true;
    }
    return had;
  }

  #chosen(): Mark | null {
    const { marks, chosen } = this.#given();
    return marks.find(({ annotation }) => annotation.id === chosen) ?? null;
  }

  #onScreen({ startMs, endMs, box }: Times & { box: Box | null }): Box | null {
    const { frames, atMs } = this.player;
    if (!frames || frames.centres.length === 0)
      return atMs >= startMs - NEAR_MS && atMs <= endMs + NEAR_MS ? box : null;
    const [now, first, last] = [atMs, startMs, endMs].map((ms) => frameAt(frames, ms)) as [
      number,
      number,
      number,
    ];
    return now >= first && now <= last ? box : null;
  }

  /** A span is opened while it plays: the frame that is shown is where it begins. */
  spanOpened(media: HTMLMediaElement, startMs: number): void {
    if (this.#takesStills && Math.abs(startMs - this.player.atMs) <= LATE_MS)
      this.#stills.opened(asFilm(media), startMs);
  }

  /** Annotations came, or were moved. */
  annotated(): void {
    if (!this.#takesStills) return;
    this.#stills.marked(this.#given().marks);
    const { media, atMs, ready } = this.player;
    if (media && ready && media.paused && !media.seeking) this.#stood(media, atMs);
  }

  #stood(media: HTMLMediaElement, atMs: number): void {
    if (this.#takesStills) this.#stills.still(asFilm(media), atMs, this.#given().marks, this.player.frames);
  }

  get #takesStills(): boolean {
    return this.video && this.#given().keepFrame !== undefined;
  }

  #covered(stretches: [number, number][]): void {
    this.#watched = merged([...this.#watched, ...stretches]);
    this.#given().oncover?.(stretches);
  }

  #moved(atMs: number): void {
    if (this.tool.drawn && Math.abs(atMs - this.#drawnAt) > 1) this.tool.clear();
    if (this.player.playing) this.stretch = following(this.stretch, atMs, this.player.durationMs);
    this.#given().onposition?.({ atMs });
  }

  #drew(): void {
    this.#drawnAt = Math.round(centreAt(this.player.frames, this.player.atMs));
    if (this.tool.drawn) this.selected = null;
    this.#tell();
  }

  #movedBox(annotation: string, box: Box): void {
    const mark = this.#given().marks.find((one) => one.annotation.id === annotation);
    const place = mark && timeOf(mark);
    if (place) this.#given().onchange?.(annotation, { ...place, box: turned(box, -this.quarters) });
  }

  #tell(): void {
    this.#given().onselect?.(this.describe());
  }
}

/** Only films are asked for their frames. */
const asFilm = (media: HTMLMediaElement) => media as HTMLVideoElement;

/** The time of an annotation that is not lost. */
function timeOf({ annotation }: Mark) {
  const { place, standing } = annotation;
  return place.kind === "time" && standing !== "lost" ? place : null;
}
