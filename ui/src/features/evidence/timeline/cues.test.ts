import { expect, test } from "vitest";
import type { Cue } from "../../../lib/ipc/contract";
import { Cues, lineAt, lines } from "./cues";

const cue = (startMs: number, endMs: number, text = `${startMs}`): Cue => ({
  startMs,
  endMs,
  text,
  start: 0,
  end: text.length,
});
const said = (cues: Cues, ms: number) => cues.at(ms).map((cue) => cue.text);

test("a caption is there from its beginning up to its end", () => {
  const cues = new Cues([cue(1_000, 2_000)]);
  expect([999, 1_000, 1_999, 2_000].map((ms) => said(cues, ms))).toEqual([[], ["1000"], ["1000"], []]);
});

test("captions that overlap are there together, in order, however they were written", () => {
  const cues = new Cues([cue(3_000, 9_000), cue(0, 10_000), cue(4_000, 5_000)]);
  expect(said(cues, 4_500)).toEqual(["0", "3000", "4000"]);
  expect(said(cues, 6_000)).toEqual(["0", "3000"]);
});

test("of no captions there is nothing", () => {
  const none = new Cues([]);
  expect([none.at(5), none.last(5), lines(none, 60_000)]).toEqual([[], -1, []]);
});

test("the last caption said is known after it has gone", () => {
  const cues = new Cues([cue(0, 10), cue(50, 60)]);
  expect([-1, 0, 49, 50, 999].map((ms) => cues.last(ms))).toEqual([-1, 0, 0, 1, 1]);
});

test("among ten thousand captions the right one is found", () => {
  const cues = new Cues(Array.from({ length: 10_000 }, (_, n) => cue(n * 700, n * 700 + 600)));
  expect(said(cues, 7_000 * 700 + 1)).toEqual([`${7_000 * 700}`]);
});

test("silences that last stand between the captions, before and behind them", () => {
  const all = lines(new Cues([cue(4_000, 5_000), cue(6_000, 8_000), cue(19_000, 20_000)]), 25_000);
  expect(all.map(({ kind, startMs, endMs }) => `${kind} ${startMs} ${endMs}`)).toEqual([
    "silence 0 4000",
    "said 4000 5000",
    "said 6000 8000",
    "silence 8000 19000",
    "said 19000 20000",
    "silence 20000 25000",
  ]);
});

test("a short caption inside a long one leaves no silence", () => {
  expect(lines(new Cues([cue(0, 30_000), cue(1_000, 2_000), cue(31_000, 32_000)]), null)).toHaveLength(3);
});

test("where the length is not known, nothing is said about the end", () => {
  expect(lines(new Cues([cue(0, 1_000)]), null)).toHaveLength(1);
});

test("the line at a moment is the last that has begun", () => {
  const all = lines(new Cues([cue(4_000, 5_000), cue(19_000, 20_000)]), null);
  expect([0, 4_500, 6_000, 30_000].map((ms) => lineAt(all, ms))).toEqual([0, 1, 2, 3]);
  expect(lineAt([], 0)).toBe(-1);
});
