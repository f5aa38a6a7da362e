import { expect, test } from "vitest";
import { Smooth } from "./smooth";

test("what is told is shown; between two tellings it goes on", () => {
  const smooth = new Smooth();
  expect([smooth.at(1_000, 0, 2), smooth.at(1_000, 50, 2), smooth.at(1_250, 100, 2)]).toEqual([
    1_000, 1_100, 1_250,
  ]);
});

test("a player that stands still is not run away from", () => {
  const smooth = new Smooth();
  smooth.at(1_000, 0, 4);
  expect(smooth.at(1_000, 60_000, 4)).toBe(1_400);
});

test("a clock that goes back does not move the playhead back", () => {
  const smooth = new Smooth();
  smooth.at(1_000, 500, 1);
  expect(smooth.at(1_000, 400, 1)).toBe(1_000);
});
