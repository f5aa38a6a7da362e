// The frames of cited moments, drawn from the film that stands on the screen. It has to be that one: drawing from an element
// that nobody sees has brought WebKitGTK's process down. What cannot be drawn is left out, and never holds anything up.
import type { Frames } from "../../../lib/ipc/contract";
import type { Mark } from "../viewer";
import { frameAt } from "./frames";

/** Long edge of what is drawn, pixels: enough for a box to be cut from it. */
const EDGE = 1_600;
/** How near to a moment a frame is that one, where the frames are not known; and a span to the press that opened it. */
const NEAR_MS = 50;
const QUALITY = 0.85;

/** Draws what `video` shows, as JPEG in base64; null where it may not be read, or is not there. */
export type Draw = (video: HTMLVideoElement) => string | null;

/** Keeps the frame of a moment. */
export type Keep = (atMs: number, base64: string) => void;

/** The frames of one film. */
export class Stills {
  /** Moments whose frame was kept. */
  readonly #kept = new Set<number>();
  /** Frames that were drawn as a span was opened, until its annotation is there. */
  #drawn: { atMs: number; base64: string }[] = [];

  constructor(
    private readonly keep: Keep,
    private readonly draw: Draw = drawn,
  ) {}

  /** A span is opened here while the film plays: what it shows now is where the span begins. */
  opened(video: HTMLVideoElement, atMs: number): void {
    const base64 = this.draw(video);
    if (base64) this.#drawn = [...this.#drawn.slice(-3), { atMs, base64 }];
  }

  /** The film stands still at a moment: the frame of every annotation that begins there is kept. */
  still(video: HTMLVideoElement, atMs: number, marks: readonly Mark[], frames: Frames | null): void {
    const here = starts(marks).filter((start) => !this.#kept.has(start) && isShown(frames, atMs, start));
    const base64 = here.length > 0 ? this.draw(video) : null;
    if (base64) for (const start of here) this.#keep(start, base64);
  }

  /** Annotations are there: those whose span was opened here have their frame already. */
  marked(marks: readonly Mark[]): void {
    for (const start of starts(marks)) {
      const drawn = this.#drawn.find(({ atMs }) => Math.abs(atMs - start) <= NEAR_MS);
      if (drawn && !this.#kept.has(start)) this.#keep(start, drawn.base64);
    }
  }

  #keep(start: number, base64: string): void {
    this.#kept.add(start);
    this.keep(start, base64);
  }
}

const starts = (marks: readonly Mark[]): number[] =>
  marks.flatMap(({ annotation: { place, standing } }) =>
    place.kind === "time" && standing !== "lost" ? [place.startMs] : [],
  );

function isShown(frames: Frames | null, atMs: number, start: number): boolean {
  if (!frames || frames.centres.length === 0) return Math.abs(atMs - start) <= NEAR_MS;
  return frameAt(frames, atMs) === frameAt(frames, start);
}

function drawn(video: HTMLVideoElement): string | null {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, EDGE / Math.max(videoWidth, videoHeight, 1));
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
  if (width === 0 || height === 0 || video.readyState < 2) return null;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  try {
    canvas.getContext("2d")?.drawImage(video, 0, 0, width, height);
    const [kind, base64] = canvas.toDataURL("image/jpeg", QUALITY).split(",");
    return kind === "data:image/jpeg;base64" && base64 ? base64 : null;
  } catch {
    return null;
  } finally {
    // Its megabytes go now, and not when somebody comes to collect them.
    canvas.width = 0;
  }
}
