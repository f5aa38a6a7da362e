// Pictures of the moments of films that are cited, as the window shows them: they go into the signed result. What cannot
// be drawn is left out, and never holds anything up.
import type { Annotation, Artifact, Frames } from "../../../lib/ipc/contract";
import { centreAt } from "./frames";

/** A moment to be drawn; `whole` where no box was drawn on it, so that a smaller picture tells as much. */
export interface Moment {
  annotation: string;
  atMs: number;
  whole: boolean;
}

/** A film and its moments, in order. */
export interface Film {
  artifact: string;
  moments: Moment[];
}

/** A drawn moment: JPEG in base64. */
export interface Still {
  annotation: string;
  base64: string;
}

/** Where a film is played from, and when each of its frames is shown. */
export interface Reel {
  bytes: string;
  frames: () => Promise<Frames>;
}

/** What of the page is needed. */
export interface Darkroom {
  video: () => HTMLVideoElement;
  /** Answers once what the element shows has been painted. */
  painted: () => Promise<void>;
  /** The frame that is shown, as JPEG; its long edge is at most so many pixels. */
  draw: (video: HTMLVideoElement, longEdge: number) => string | null;
  wait: (ms: number) => Promise<void>;
}

/** Long edges: of a frame that a box is cut from, and of one that is shown whole. */
const EDGE = { box: 2_048, whole: 1_024 };
/** How long a frame may take. */
const PATIENCE_MS = 4_000;
/** Most characters of all pictures together. */
const MOST = 64_000_000;

type Cited = { annotations: readonly Annotation[]; artifacts: readonly Artifact[] };

/** The films that are cited and may be shown, with their moments. */
export function filmsOf({ annotations, artifacts }: Cited): Film[] {
  const films = artifacts.filter(({ viewer, consent }) => viewer === "video" && consent !== "missing");
  return films.flatMap(({ id }) => {
    const moments = annotations.flatMap(({ id: annotation, artifact, place, standing }) =>
      artifact === id && place.kind === "time" && standing !== "lost"
        ? [{ annotation, atMs: place.startMs, whole: place.box === null }]
        : [],
    );
    return moments.length > 0 ? [{ artifact: id, moments: moments.sort((a, b) => a.atMs - b.atMs) }] : [];
  });
}

/** Draws every moment that can be drawn; what was drawn until `stop` is given all the same. */
export async function stills(
  films: readonly Film[],
  reelOf: (artifact: string) => Reel,
  stop: AbortSignal,
  room: Darkroom = darkroom,
): Promise<Still[]> {
  const taken: Still[] = [];
  let size = 0;
  for (const { artifact, moments } of films) {
    if (stop.aborted) break;
    for await (const still of develop(reelOf(artifact), moments, stop, room)) {
      size += still.base64.length;
      if (size > MOST) return taken;
      taken.push(still);
    }
  }
  return taken;
}

async function* develop(
  reel: Reel,
  moments: readonly Moment[],
  stop: AbortSignal,
  room: Darkroom,
): AsyncGenerator<Still> {
  const video = room.video();
  try {
    if (!(await inTime(room, opened(video, reel.bytes)))) return;
    const frames = await Promise.race([reel.frames().catch(() => null), room.wait(PATIENCE_MS)]);
    for (const { annotation, atMs, whole } of moments) {
      if (stop.aborted) return;
      if (!(await inTime(room, shown(video, centreAt(frames ?? null, atMs), room)))) continue;
      const base64 = room.draw(video, whole ? EDGE.whole : EDGE.box);
      if (base64) yield { annotation, base64 };
    }
  } finally {
    video.removeAttribute("src");
    video.load();
    video.remove();
  }
}

/** Whether it came about in time. */
const inTime = (room: Darkroom, what: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    what.then(
      () => true,
      () => false,
    ),
    room.wait(PATIENCE_MS).then(() => false),
  ]);

function opened(video: HTMLVideoElement, src: string): Promise<void> {
  const there = heard(video, "loadeddata");
  video.src = src;
  return there;
}

async function shown(video: HTMLVideoElement, atMs: number, room: Darkroom): Promise<void> {
  const there = heard(video, "seeked");
  video.currentTime = atMs / 1000;
  await there;
  await room.painted();
}

function heard(video: HTMLVideoElement, name: string): Promise<void> {
  return new Promise((then, fail) => {
    video.addEventListener(name, () => then(), { once: true });
    video.addEventListener("error", () => fail(new Error("no picture")), { once: true });
  });
}

const darkroom: Darkroom = {
  video() {
    const video = document.createElement("video");
    video.crossOrigin = "anonymous";
    video.preload = "auto";
    video.muted = true;
    video.className = "unseen";
    video.setAttribute("aria-hidden", "true");
    document.body.append(video);
    return video;
  },
  painted: () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then()))),
  draw(video, longEdge) {
    const { videoWidth, videoHeight } = video;
    const scale = Math.min(1, longEdge / Math.max(videoWidth, videoHeight, 1));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    if (canvas.width === 0 || canvas.height === 0) return null;
    try {
      canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
      const [kind, base64] = canvas.toDataURL("image/jpeg", 0.85).split(",");
      return kind === "data:image/jpeg;base64" && base64 ? base64 : null;
    } catch {
      return null;
    }
  },
  wait: (ms) => new Promise((then) => setTimeout(then, ms)),
};
