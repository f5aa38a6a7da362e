import { expect, test } from "vitest";
import { around, following, LEAST_MS, msAt, scrolled, ticks, whole, xOf, zoomed } from "./scale";

const TWO_HOURS = 7_200_000;

test("a moment and its place lead to each other", () => {
  const all = whole(100_000);
  expect(xOf(25_000, all, 800)).toBe(200);
  expect(msAt(200, all, 800, 100_000)).toBe(25_000);
});

test("a press beside the time line is its end", () => {
  const all = whole(100_000);
  expect([msAt(-20, all, 800, 100_000), msAt(900, all, 800, 100_000)]).toEqual([0, 100_000]);
});

test("a recording without length has a scale, and every place on it is its beginning", () => {
  const all = whole(0);
  expect(xOf(0, all, 800)).toBe(0);
  expect(msAt(400, all, 800, 0)).toBe(0);
  expect(zoomed(all, 2, 0, 0)).toEqual(all);
});

test("on a line without width every place is its beginning", () => {
  expect(msAt(0, { fromMs: 5_000, toMs: 9_000 }, 0, 10_000)).toBe(5_000);
});

test("zooming leaves the moment under the pointer where it is", () => {
  const near = zoomed(whole(TWO_HOURS), 4, 3_600_000, TWO_HOURS);
  expect(near.toMs - near.fromMs).toBe(1_800_000);
  expect(xOf(3_600_000, near, 800)).toBe(400);
});

test("zooming ends at a few seconds and at the whole", () => {
  const near = zoomed(whole(TWO_HOURS), 1e9, 10_000, TWO_HOURS);
  expect(near.toMs - near.fromMs).toBeCloseTo(LEAST_MS);
  expect(zoomed(near, 1e-9, 10_000, TWO_HOURS)).toEqual(whole(TWO_HOURS));
});

test("a recording shorter than the closest zoom is seen whole", () => {
  expect(zoomed(whole(900), 8, 100, 900)).toEqual(whole(900));
});

test("scrolling ends at both ends", () => {
  const now = { fromMs: 10_000, toMs: 20_000 };
  expect(scrolled(now, -99_000, 60_000)).toEqual({ fromMs: 0, toMs: 10_000 });
  expect(scrolled(now, 99_000, 60_000)).toEqual({ fromMs: 50_000, toMs: 60_000 });
});

test("following moves only when the playhead leaves the stretch", () => {
  const now = { fromMs: 10_000, toMs: 20_000 };
  expect(following(now, 20_000, 60_000)).toBe(now);
  expect(following(now, 20_500, 60_000)).toEqual({ fromMs: 19_500, toMs: 29_500 });
});

test("a span that is seen moves nothing; another comes to the middle", () => {
  const now = { fromMs: 10_000, toMs: 20_000 };
  expect(around(11_000, 19_000, now, 60_000)).toBe(now);
  expect(around(40_000, 42_000, now, 60_000)).toEqual({ fromMs: 36_000, toMs: 46_000 });
  expect(around(30_000, 50_000, now, 60_000)).toEqual({ fromMs: 28_000, toMs: 52_000 });
});

test("the ruler names round moments that stand apart", () => {
  expect(ticks(whole(756_000), 728).map((ms) => ms / 60_000)).toEqual([0, 2, 4, 6, 8, 10, 12]);
  expect(ticks({ fromMs: 168_000, toMs: 238_000 }, 728).map((ms) => ms / 1000)).toEqual([
    170, 180, 190, 200, 210, 220, 230,
  ]);
});

test("two hours on one pixel have few moments, and no width none", () => {
  expect(ticks(whole(TWO_HOURS), 1).length).toBeLessThanOrEqual(3);
  expect(ticks(whole(TWO_HOURS), 0)).toEqual([]);
  expect(ticks(whole(0), 728)).toEqual([0]);
});
