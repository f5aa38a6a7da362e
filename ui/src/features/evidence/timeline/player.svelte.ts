// A recording being played: the media element with what it cannot do by itself. Its length comes from Rust, going back
// is done by seeking, a still frame is its centre, and no promise of the element is ever waited for.
import type { Frames } from "../../../lib/ipc/contract";
import { centreAt, stepped } from "./frames";
import { Loudness } from "./loudness.svelte";
import { back, forward, neighbour, type Shuttle } from "./shuttle";
import { Smooth } from "./smooth";
import { Watched, type Stretch } from "./stretches";

/** What the player tells. */
export interface Told {
  /** The first frame is there. */
  opened?: () => void;
  /** These stretches were watched. */
  covered?: (stretches: Stretch[]) => void;
  /** The element stands still and what it shows has been painted. */
  still?: (media: HTMLMediaElement, atMs: number) => void;
  /** The playhead is elsewhere. At most so often as a person can see. */
  moved?: (atMs: number) => void;
}

/** Outside of the page: a clock, and the next picture of the screen. */
export interface Screen {
  now: () => number;
  next: (then: () => void) => number;
  cancel: (handle: number) => void;
}

const screen: Screen = {
  now: () => performance.now(),
  next: (then) => requestAnimationFrame(then),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** How often what was watched is told while it plays, milliseconds. */
const TELL_MS = 5_000;
/** How often where it is, is told while it plays. */
const MOVE_MS = 100;

export class Player {
  /** The playhead, milliseconds. */
  atMs = $state(0);
  durationMs = $state(0);
  playing = $state(false);
  /** How fast it is shuttled; below 0 it goes back. 0: it stands, or plays at `rate`. */
  shuttle = $state<Shuttle>(0);
  /** The usual speed. */
  rate = $state(1);
  loop = $state.raw<{ startMs: number; endMs: number } | null>(null);
  /** Whether a first frame is there. */
  ready = $state(false);
  /** Whether it cannot be played here. */
  failed = $state(false);
  /** Where it stood when it failed; null where not even its first frame was there. */
  failedAt = $state.raw<number | null>(null);
  /** Still frames; `null` until they are known. */
  frames = $state.raw<Frames | null>(null);
  readonly loudness: Loudness;
  #media: HTMLMediaElement | null = null;
  #wanted: number | null = null;
  #frame: number | null = null;
  #toldAt = 0;
  #movedAt = 0;
  #wall = 0;
  #smooth = new Smooth();
  readonly #watched = new Watched();
  readonly #told: Told;
  readonly #screen: Screen;

  constructor(durationMs: number | null, told: Told = {}, page: Screen = screen, loudness = new Loudness()) {
    this.durationMs = durationMs ?? 0;
    this.#told = told;
    this.#screen = page;
    this.loudness = loudness;
  }

  /** Takes an element over; the returned function lets it go. */
  attach = (media: HTMLMediaElement): (() => void) => {
    this.#media = media;
    this.loudness.attach(media);
    media.preservesPitch = true;
    const on = (name: string, then: () => void) => {
      media.addEventListener(name, then);
      return () => media.removeEventListener(name, then);
    };
    const off = [
      on("loadedmetadata", () => this.#known()),
      on("loadeddata", () => this.#first()),
      on("timeupdate", () => this.#tick()),
      on("play", () => media.paused || this.#started()),
      on("pause", () => this.#stopped()),
      on("ended", () => this.#stopped()),
      on("seeking", () => this.#watched.jumped()),
      on("seeked", () => this.#sought()),
      on("error", () => this.#broken()),
    ];
    if (media.readyState >= 1) this.#known();
    if (media.readyState >= 2) this.#first();
    if (media.error) this.#broken();
    return () => {
      off.forEach((stop) => stop());
      this.#rest();
      this.loudness.release();
      this.#media = null;
    };
  };

  /** The element that plays, while there is one. */
  get media(): HTMLMediaElement | null {
    return this.#media;
  }

  play(): void {
    if (this.failed || !this.#media) return;
    this.shuttle = 0;
    if (this.durationMs > 0 && this.atMs >= this.durationMs - 1) this.seek(this.loop?.startMs ?? 0);
    this.#run(this.rate);
  }

  pause(): void {
    this.shuttle = 0;
    this.#media?.pause();
    this.#stopped();
  }

  toggle(): void {
    if (this.playing || this.shuttle < 0) this.pause();
    else this.play();
  }

  /** L: forward, each press faster. */
  forward(): void {
    const speed = forward(this.playing ? this.shuttle || this.rate : 0, this.rate);
    this.shuttle = speed;
    this.#run(speed);
  }

  /** J: back, each press faster. */
  back(): void {
    const speed = back(this.shuttle);
    this.#media?.pause();
    this.shuttle = speed;
    this.#wall = this.#screen.now();
    this.#next();
  }

  /** Goes to a moment. */
  seek(ms: number): void {
    const to = Math.min(Math.max(ms, 0), this.durationMs || Infinity);
    this.#watched.jumped();
    this.#put(to);
    this.#told.moved?.(Math.round(to));
  }

  /** Goes to the centre of the frame at a moment, so that just this frame is shown. */
  seekFrame(ms: number): void {
    this.seek(centreAt(this.frames, ms));
  }

  /** One frame on or back; it stands still then. */
  step(by: 1 | -1): void {
    if (this.playing || this.shuttle < 0) this.pause();
    this.seek(stepped(this.frames, this.atMs, by));
  }

  setRate(rate: number): void {
    this.rate = rate;
    if (this.playing) {
      this.shuttle = 0;
      this.#speed(rate);
    }
  }

  faster(by: 1 | -1): void {
    this.setRate(neighbour(this.rate, by));
  }

  /** Opens it once more, from the start: a new element takes the place of the one that failed. */
  again(): void {
    this.failed = false;
    this.ready = false;
    this.atMs = 0;
  }

  /** What was watched is told now. */
  tell(): void {
    const stretches = this.#watched.take();
    if (stretches.length > 0) this.#told.covered?.(stretches);
    this.#toldAt = this.#screen.now();
  }

  #run(speed: number): void {
    const media = this.#media;
    if (!media) return;
    this.loudness.wake();
    this.#speed(speed);
    // The promise of a play that began can stay open for ever; whether it plays is told by its events.
    void media.play()?.catch(() => undefined);
    // A key that comes before that event is about a recording that plays.
    if (!media.paused) this.#started();
  }

  #speed(speed: number): void {
    if (this.#media) this.#media.playbackRate = speed;
  }

  #put(ms: number): void {
    this.atMs = ms;
    this.#smooth = new Smooth();
    if (this.#media && this.#media.readyState >= 1) this.#media.currentTime = ms / 1000;
    else this.#wanted = ms;
  }

  #known(): void {
    const { duration } = this.#media ?? { duration: NaN };
    if (this.durationMs === 0 && Number.isFinite(duration)) this.durationMs = Math.round(duration * 1000);
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted !== null) this.#put(Math.min(wanted, this.durationMs || wanted));
  }

  #sought(): void {
    this.#tick();
    this.#stands();
  }

  /** Two pictures of the screen later what it stands at has been painted, if it has not moved meanwhile. */
  #stands(): void {
    const [media, at] = [this.#media, this.atMs];
    if (!media || !this.#told.still) return;
    const there = () => this.#media === media && media.paused && !media.seeking && this.atMs === at;
    this.#screen.next(() => this.#screen.next(() => there() && this.#told.still?.(media, at)));
  }

  #first(): void {
    if (this.ready) return;
    this.ready = true;
    // Two pictures of the screen later the frame has been painted.
    this.#screen.next(() => this.#screen.next(() => this.#told.opened?.()));
  }

  #started(): void {
    this.playing = true;
    this.#next();
  }

  #stopped(): void {
    if (this.playing) this.#tick();
    this.playing = false;
    if (this.shuttle > 0) this.shuttle = 0;
    this.#watched.jumped();
    this.tell();
    this.#told.moved?.(Math.round(this.atMs));
    this.#stands();
  }

  #broken(): void {
    this.failed = true;
    this.failedAt = this.ready ? this.atMs : null;
    this.#rest();
  }

  #rest(): void {
    if (this.#frame !== null) this.#screen.cancel(this.#frame);
    this.#frame = null;
    this.playing = false;
    this.shuttle = 0;
    this.tell();
  }

  #next(): void {
    this.#frame ??= this.#screen.next(() => {
      this.#frame = null;
      if (this.shuttle < 0) this.#backwards();
      else this.#tick();
      if (this.playing || this.shuttle < 0) this.#next();
    });
  }

  /** Where playing has come. */
  #tick(): void {
    const media = this.#media;
    if (!media || this.#wanted !== null) return;
    const [told, now] = [media.currentTime * 1000, this.#screen.now()];
    const plays = this.playing && !media.seeking && !media.paused;
    this.#watched.tick(told, now, plays, media.playbackRate);
    if (plays && this.loop && told >= this.loop.endMs) return this.seek(this.loop.startMs);
    if (this.shuttle >= 0 && !media.seeking) {
      const at = plays ? this.#smooth.at(told, now, media.playbackRate) : told;
      this.atMs = this.durationMs > 0 ? Math.min(at, this.durationMs) : at;
    }
    if (now - this.#movedAt >= MOVE_MS) {
      this.#movedAt = now;
      this.#told.moved?.(Math.round(this.atMs));
    }
    if (now - this.#toldAt >= TELL_MS) this.tell();
  }

  /** Going back: the next place as soon as the last one is shown. */
  #backwards(): void {
    const now = this.#screen.now();
    const media = this.#media;
    if (!media || media.seeking) return;
    const to = Math.max(this.atMs + this.shuttle * (now - this.#wall), 0);
    this.#wall = now;
    this.#watched.jumped();
    this.#put(to);
    if (to === 0) this.pause();
  }
}
