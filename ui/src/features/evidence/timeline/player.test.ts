import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Player, type Screen } from "./player.svelte";

/** An element that plays when the clock is moved, and shows what it seeks at the next picture of the screen. */
class FakeMedia extends EventTarget {
  readyState = 4;
  paused = true;
  seeking = false;
  error: object | null = null;
  playbackRate = 1;
  preservesPitch = false;
  volume = 1;
  duration = 99;
  #at = 0;
  /** A promise that is never kept, as WebKitGTK's sometimes is. */
  play = () => {
    this.paused = false;
    this.dispatchEvent(new Event("play"));
    return new Promise<void>(() => undefined);
  };
  pause = () => {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event("pause"));
  };
  get currentTime() {
    return this.#at;
  }
  set currentTime(seconds: number) {
    this.#at = seconds;
    this.seeking = true;
    this.dispatchEvent(new Event("seeking"));
  }
  run(ms: number) {
    if (this.seeking) {
      this.seeking = false;
      this.dispatchEvent(new Event("seeked"));
    } else if (!this.paused) this.#at += (ms / 1000) * this.playbackRate;
  }
}

let wall = 0;
let waiting: (() => void)[] = [];
const screen: Screen = {
  now: () => wall,
  next: (then) => waiting.push(then),
  cancel: () => (waiting = []),
};
const opened = vi.fn();
const covered = vi.fn();
const moved = vi.fn();
let media: FakeMedia;
let player: Player;
let detach: () => void;

/** So many milliseconds pass, picture by picture. */
function pass(ms: number) {
  for (let left = ms; left > 0; left -= 20) {
    wall += 20;
    media.run(20);
    const now = waiting;
    waiting = [];
    now.forEach((then) => then());
  }
}

function open(durationMs: number | null = 60_000, before?: (media: FakeMedia) => void) {
  media = new FakeMedia();
  before?.(media);
  player = new Player(durationMs, { opened, covered, moved }, screen);
  detach = player.attach(media as unknown as HTMLMediaElement);
}

beforeEach(() => {
  [wall, waiting] = [0, []];
  vi.clearAllMocks();
  open();
});
afterEach(() => detach());

test("the first frame is told of once it is on the screen, and once", () => {
  expect(opened).not.toHaveBeenCalled();
  pass(60);
  media.dispatchEvent(new Event("loadeddata"));
  pass(60);
  expect(opened).toHaveBeenCalledOnce();
});

test("its length is what Rust says, and only without that the element's", () => {
  expect(player.durationMs).toBe(60_000);
  detach();
  open(null);
  expect(player.durationMs).toBe(99_000);
});

test("it plays although the promise of playing is never kept", () => {
  player.play();
  pass(1_000);
  expect(player.playing).toBe(true);
  expect(player.atMs).toBeCloseTo(1_000, -2);
});

test("it plays from the key on, and stands from the key on, though the events come later", () => {
  const told: Event[] = [];
  media.dispatchEvent = (event) => told.push(event) > 0;
  player.toggle();
  expect([media.paused, player.playing]).toEqual([false, true]);
  player.toggle();
  expect([media.paused, player.playing]).toEqual([true, false]);
  for (const event of told) EventTarget.prototype.dispatchEvent.call(media, event);
  expect(player.playing).toBe(false);
  expect(told.map(({ type }) => type)).toEqual(["play", "pause"]);
});

test("what was played is told as watched, what was skipped is not", () => {
  player.play();
  pass(2_000);
  player.seek(30_000);
  pass(2_020);
  player.pause();
  const stretches = covered.mock.calls.flatMap(([list]) => list as [number, number][]);
  expect(stretches).toHaveLength(2);
  expect(stretches[0]?.[1]).toBeLessThan(2_050);
  expect(stretches[1]?.[0]).toBeGreaterThanOrEqual(30_000);
});

test("while it plays, what was watched is told every few seconds", () => {
  player.play();
  pass(11_000);
  expect(covered.mock.calls.length).toBe(2);
});

test("a seek before the recording is known is done once it is", () => {
  detach();
  open(60_000, (media) => (media.readyState = 0));
  player.seek(12_345);
  expect([player.atMs, media.currentTime]).toEqual([12_345, 0]);
  media.readyState = 1;
  media.dispatchEvent(new Event("loadedmetadata"));
  expect(media.currentTime).toBe(12.345);
});

test("seeks end at both ends", () => {
  player.seek(-5);
  expect(player.atMs).toBe(0);
  player.seek(999_999);
  expect(player.atMs).toBe(60_000);
});

test("at the end playing begins again", () => {
  player.seek(60_000);
  pass(20);
  player.play();
  expect(player.atMs).toBe(0);
});

test("L plays faster with each press, K stops, J goes back faster with each press", () => {
  player.forward();
  pass(100);
  expect(media.playbackRate).toBe(1);
  player.forward();
  player.forward();
  expect([media.playbackRate, player.shuttle]).toEqual([4, 4]);
  player.pause();
  expect([player.playing, player.shuttle]).toEqual([false, 0]);
  player.seek(30_000);
  pass(20);
  player.back();
  player.back();
  expect([player.shuttle, media.paused]).toEqual([-2, true]);
  pass(1_000);
  expect(player.atMs).toBeLessThan(29_000);
  expect(player.atMs).toBeGreaterThan(27_500);
});

test("going back stops at the beginning and watches nothing", () => {
  player.seek(500);
  pass(20);
  player.back();
  pass(3_000);
  expect([player.atMs, player.shuttle, covered.mock.calls.length]).toEqual([0, 0, 0]);
});

test("from going back, play goes on at the usual speed", () => {
  player.seek(30_000);
  player.back();
  pass(100);
  player.play();
  pass(100);
  expect([player.shuttle, player.playing, media.playbackRate]).toEqual([0, true, 1]);
});

test("a chosen speed is kept, and used at once while it plays", () => {
  player.faster(1);
  player.play();
  expect(media.playbackRate).toBe(1.25);
  player.faster(1);
  expect([media.playbackRate, media.preservesPitch]).toEqual([1.5, true]);
});

test("a loop begins again at its end", () => {
  player.loop = { startMs: 10_000, endMs: 11_000 };
  player.seek(10_000);
  player.play();
  pass(3_500);
  expect(player.atMs).toBeGreaterThanOrEqual(10_000);
  expect(player.atMs).toBeLessThan(11_050);
});

test("frames are stepped by their centres, and it stands still then", () => {
  player.frames = { variable: true, centres: [20, 60, 280, 500] };
  player.play();
  pass(60);
  player.step(1);
  expect([player.atMs, player.playing]).toEqual([280, false]);
  pass(20);
  player.step(-1);
  expect(media.currentTime).toBe(0.06);
  player.seekFrame(490);
  expect(player.atMs).toBe(500);
});

test("a recording that cannot be played says so and does not try", () => {
  media.error = { code: 4 };
  media.dispatchEvent(new Event("error"));
  player.play();
  expect([player.failed, player.playing, media.paused]).toEqual([true, false, true]);
});

test("one that broke before it was taken over is known to be broken", () => {
  detach();
  open(60_000, (media) => (media.error = { code: 4 }));
  expect(player.failed).toBe(true);
});

test("where it is, is told a few times a second, and where it stops", () => {
  player.play();
  pass(1_000);
  expect(moved.mock.calls.length).toBeLessThanOrEqual(11);
  player.pause();
  expect(moved.mock.lastCall?.[0]).toBe(Math.round(player.atMs));
});

test("let go while it plays, it tells what was watched and touches nothing any more", () => {
  player.play();
  pass(1_000);
  detach();
  expect(covered).toHaveBeenCalledOnce();
  pass(1_000);
  player.play();
  player.seek(5);
  expect([waiting.length, player.playing]).toEqual([0, false]);
});

test("the playhead never stands behind the end", () => {
  detach();
  open(1_000);
  player.play();
  pass(3_000);
  expect(player.atMs).toBe(1_000);
});
