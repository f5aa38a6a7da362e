import { expect, test } from "vitest";
import { pauseAt, pausesOf, seconds } from "./pauses";

const speech = (durationMs: number, spans: [number, number][], pauses: [number, number][]) => ({
  durationMs,
  spans,
  pauses,
});

test("pauses that last are counted, added up, and the longest is named", () => {
  const found = pausesOf(
    speech(
      100_000,
      [
        [0, 50_000],
        [61_000, 75_000],
      ],
      [
        [80_000, 83_000],
        [50_000, 61_000],
        [75_000, 77_900],
      ],
    ),
  );
  expect(found).toEqual({
    shown: [
      [50_000, 61_000],
      [80_000, 83_000],
    ],
    togetherMs: 14_000,
    longest: [50_000, 61_000],
    speech: 0.64,
  });
});

test("of two that last as long the first is named", () => {
  const { longest } = pausesOf(
    speech(
      90_000,
      [],
      [
        [0, 4_000],
        [9_000, 13_000],
      ],
    ),
  );
  expect(longest).toEqual([0, 4_000]);
});

test("a recording without pauses, and one without length, have nothing to tell", () => {
  expect(pausesOf(speech(1_000, [[0, 1_000]], []))).toEqual({
    shown: [],
    togetherMs: 0,
    longest: null,
    speech: 1,
  });
  expect(pausesOf(speech(0, [], [])).speech).toBe(0);
});

test("a pause is found by any moment within it", () => {
  expect([999, 1_000, 1_999, 2_000].map((ms) => pauseAt([[1_000, 2_000]], ms))).toEqual([
    null,
    [1_000, 2_000],
    [1_000, 2_000],
    null,
  ]);
});

test("a length is rounded to the tenth that it was measured to", () => {
  expect([seconds(0), seconds(2_951), seconds(11_000)]).toEqual(["0.0", "3.0", "11.0"]);
});
