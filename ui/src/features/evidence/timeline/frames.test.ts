import { expect, test } from "vitest";
import type { Frames } from "../../../lib/ipc/contract";
import { centreAt, frameAt, stepped } from "./frames";

/** Frames of these lengths, one after the other. */
function film(...lengths: number[]): Frames {
  let begins = 0;
  const centres = lengths.map((length) => (begins += length) - length / 2).map(Math.round);
  return { variable: new Set(lengths).size > 1, centres };
}

const steady = film(...new Array<number>(100).fill(40));
const varying = film(40, 40, 400, 40, 16, 17);

test("a frame is found by any moment within it, in a steady film", () => {
  expect([0, 39, 41, 79, 3_999].map((ms) => frameAt(steady, ms))).toEqual([0, 0, 1, 1, 99]);
});

test("every frame is found again by its centre, also where the rate varies", () => {
  for (const film of [steady, varying]) {
    expect(film.centres.map((ms) => frameAt(film, ms))).toEqual([...film.centres.keys()]);
  }
});

test("before the first frame it is the first, behind the last the last", () => {
  expect([frameAt(varying, -5), frameAt(varying, 99_999)]).toEqual([0, 5]);
});

test("a film without frames has none, and its moments stay as they are", () => {
  const none: Frames = { variable: false, centres: [] };
  expect(frameAt(none, 10)).toBe(-1);
  expect([centreAt(none, 123), centreAt(null, 123)]).toEqual([123, 123]);
});

test("a step leads to the next centre and back to where it was", () => {
  const there = stepped(varying, 60, 1);
  expect(there).toBe(280);
  expect(stepped(varying, there, -1)).toBe(60);
});

test("steps end at both ends", () => {
  expect([stepped(steady, 20, -1), stepped(steady, 3_980, 5)]).toEqual([20, 3_980]);
});

test("until the frames are known a step is about one, and never before the beginning", () => {
  expect([stepped(null, 1_000, 1), stepped(null, 10, -3)]).toEqual([1_033, 0]);
});
