import { expect, test } from "vitest";
import { merged, share, Watched } from "./stretches";

test("stretches are put in order and those that touch are one", () => {
  expect(
    merged([
      [50, 60],
      [0, 10],
      [10, 20],
      [55, 58],
    ]),
  ).toEqual([
    [0, 20],
    [50, 60],
  ]);
});

test("a stretch of nothing, or backwards, is none", () => {
  expect(
    merged([
      [5, 5],
      [9, 3],
    ]),
  ).toEqual([]);
});

test("a small gap is closed where that is asked for", () => {
  expect(
    merged(
      [
        [0, 10],
        [14, 20],
      ],
      5,
    ),
  ).toEqual([[0, 20]]);
});

test("what is given is not changed", () => {
  const given: [number, number][] = [
    [0, 10],
    [5, 20],
  ];
  merged(given);
  expect(given[0]).toEqual([0, 10]);
});

test("what was seen twice counts once, and nothing counts beyond the end", () => {
  expect(
    share(
      [
        [0, 50],
        [25, 50],
        [90, 200],
      ],
      100,
    ),
  ).toBe(0.6);
  expect(share([[0, 10]], 0)).toBe(0);
  expect(share([], 100)).toBe(0);
});

/** Plays for so long in steps of 40 ms from a moment on; gives the clock on the wall. */
function play(watched: Watched, from: number, forMs: number, wall: number, rate = 1): number {
  for (let now = 0; now <= forMs; now += 40) watched.tick(from + now * rate, wall + now, true, rate);
  return wall + forMs;
}

test("what plays is watched, at any speed", () => {
  const watched = new Watched();
  const wall = play(watched, 1_000, 2_000, 0);
  watched.jumped();
  play(watched, 60_000, 2_000, wall, 4);
  expect(watched.take()).toEqual([
    [1_000, 3_000],
    [60_000, 68_000],
  ]);
});

test("a jump is not watched, even one that nobody told of", () => {
  const watched = new Watched();
  watched.tick(0, 0, true, 1);
  watched.tick(40, 40, true, 1);
  watched.tick(300_000, 80, true, 1);
  watched.tick(300_040, 120, true, 1);
  expect(watched.take()).toEqual([
    [0, 40],
    [300_000, 300_040],
  ]);
});

test("standing still and going back watch nothing", () => {
  const watched = new Watched();
  for (const at of [5_000, 5_000, 4_000, 3_000]) watched.tick(at, 5_000 - at, true, 1);
  watched.tick(9_000, 2_100, false, 1);
  watched.tick(9_100, 2_200, false, 1);
  expect(watched.take()).toEqual([]);
});

test("what was taken is not given twice", () => {
  const watched = new Watched();
  play(watched, 0, 400, 0);
  expect(watched.take()).toEqual([[0, 400]]);
  expect(watched.take()).toEqual([]);
});

test("a window that slept and a player that went on are not believed", () => {
  const watched = new Watched();
  watched.tick(0, 0, true, 1);
  watched.tick(10_000, 100, true, 1);
  expect(watched.take()).toEqual([]);
});
