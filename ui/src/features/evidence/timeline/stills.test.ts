import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { annotation, artifact, time } from "../../review/testing/sample";
import { filmsOf, stills, type Darkroom, type Film, type Reel } from "./stills";

const video = artifact("video", "v.mp4", { viewer: "video", consent: "given" });
const boxed = { kind: "time", startMs: 2_000, endMs: 3_000, box: [0, 0, 10, 10] } as const;

test("each cited moment of a film is to be drawn, in the order of the film; a box needs the frame in full", () => {
  const annotations = [
    annotation("late", { place: time(9_000, 9_000) }),
    annotation("box", { place: { ...boxed, box: [0, 0, 10, 10] } }),
  ];
  expect(filmsOf({ annotations, artifacts: [video] })).toEqual([
    {
      artifact: "video",
      moments: [
        { annotation: "box", atMs: 2_000, whole: false },
        { annotation: "late", atMs: 9_000, whole: true },
      ],
    },
  ]);
});

test.each([
  ["sound", artifact("video", "v.m4a", { viewer: "audio", consent: "given" }), {}],
  ["a film without consent", { ...video, consent: "missing" as const }, {}],
  ["a lost place", video, { standing: "lost" as const }],
  ["the whole file", video, { place: { kind: "whole" as const } }],
])("of %s nothing is drawn", (_, file, over) =>
  expect(filmsOf({ annotations: [annotation("a", over)], artifacts: [file] })).toEqual([]),
);

/** A film that is loaded when its address is set, and seeks at once; both can be kept from it. */
class FakeFilm {
  asked: number[] = [];
  gone = false;
  load = "loadeddata";
  stuckAt = -1;
  readonly element = document.createElement("video");
  constructor() {
    const say = (name: string | null) =>
      name && queueMicrotask(() => this.element.dispatchEvent(new Event(name)));
    const tell = (ms: number) => {
      this.asked.push(ms);
      say(ms === this.stuckAt ? null : "seeked");
    };
    Object.defineProperty(this.element, "src", { set: () => say(this.load) });
    Object.defineProperty(this.element, "currentTime", { set: (s: number) => tell(Math.round(s * 1000)) });
    this.element.load = () => undefined;
    this.element.remove = () => void (this.gone = true);
  }
}

let film: FakeFilm;
let room: Darkroom;
const edges: number[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  film = new FakeFilm();
  edges.length = 0;
  room = {
    video: () => film.element,
    painted: () => Promise.resolve(),
    draw: (_, edge) => `picture ${edges.push(edge)}`,
    wait: (ms) => new Promise((then) => setTimeout(then, ms)),
  };
});
afterEach(() => vi.useRealTimers());

const reel: Reel = { bytes: "http://v", frames: () => Promise.reject(new Error("nobody knows")) };
const films: Film[] = [
  {
    artifact: "video",
    moments: [
      { annotation: "a", atMs: 1_000, whole: false },
      { annotation: "b", atMs: 2_000, whole: true },
    ],
  },
];
async function take(given = films, from = reel, stop = new AbortController().signal) {
  const taking = stills(given, () => from, stop, room);
  await vi.advanceTimersByTimeAsync(60_000);
  return taking;
}
const names = (taken: { annotation: string }[]) => taken.map((still) => still.annotation);

test("every moment is sought and drawn, and the film is put away", async () => {
  expect(await take()).toEqual([
    { annotation: "a", base64: "picture 1" },
    { annotation: "b", base64: "picture 2" },
  ]);
  expect([film.asked, edges, film.gone]).toEqual([[1_000, 2_000], [2_048, 1_024], true]);
});

test("where the frames are known, the middle of the frame is sought", async () => {
  const frames = async () => ({ variable: false, centres: [980, 1_030, 1_990] });
  await take(films, { ...reel, frames });
  expect(film.asked).toEqual([980, 1_990]);
});

test("frames that are never told hold nothing up", async () => {
  expect(names(await take(films, { ...reel, frames: () => new Promise(() => undefined) }))).toEqual([
    "a",
    "b",
  ]);
});

test("a film that cannot be opened has no pictures, and the next one has", async () => {
  film.load = "error";
  const other = new FakeFilm();
  const made = [film, other];
  room.video = () => made.shift()?.element ?? document.createElement("video");
  const next = { artifact: "other", moments: [{ annotation: "c", atMs: 5, whole: true }] };
  expect(names(await take([...films, next]))).toEqual(["c"]);
  expect([film.gone, other.gone]).toEqual([true, true]);
});

test("a moment that never comes is left out, the others are there", async () => {
  film.stuckAt = 1_000;
  expect(names(await take())).toEqual(["b"]);
});

test("a frame that cannot be read is left out", async () => {
  room.draw = () => null;
  expect(await take()).toEqual([]);
});

test("nothing is drawn any more once nobody waits for it", async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await take(films, reel, stop.signal)).toEqual([]);
  expect(film.asked).toEqual([]);
});

test("pictures beyond what one result takes are left out", async () => {
  room.draw = () => "x".repeat(40_000_000);
  expect(names(await take())).toEqual(["a"]);
});
