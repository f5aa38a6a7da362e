import { expect, test } from "vitest";
import { back, forward, louder, neighbour } from "./shuttle";

test("L plays at the usual speed, then faster, up to four times", () => {
  expect([0, -4, 1, 1.5, 2, 4].map((now) => forward(now, 1))).toEqual([1, 1, 2, 2, 4, 4]);
  expect(forward(0, 1.5)).toBe(1.5);
});

test("J goes back, then faster back", () => {
  expect([0, 2, -1, -2, -4].map(back)).toEqual([-1, -1, -2, -4, -4]);
});

test("speeds go from half to four times and no further", () => {
  expect(neighbour(1, 1)).toBe(1.25);
  expect(neighbour(1, -1)).toBe(0.75);
  expect([neighbour(4, 1), neighbour(0.5, -1)]).toEqual([4, 0.5]);
});

test("a speed that is none of them goes to the next one that is", () => {
  expect([neighbour(1.1, 1), neighbour(1.1, -1)]).toEqual([1.25, 1]);
});

test("loudness goes from none to four times and no further", () => {
  expect([louder(1, 1), louder(4, 1), louder(1, -1), louder(0, -1)]).toEqual([2, 4, 0.5, 0]);
});
