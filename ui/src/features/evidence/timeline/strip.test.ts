import { expect, test } from "vitest";
import { heights, seekByKey, under, visible, wavePath } from "./strip";

const at = heights({ coverage: true, wave: 40, speech: false, lanes: 3 });
const toX = (ms: number) => ms / 10;
const lanes = [
  { number: 2, spans: [{ annotation: "a", startMs: 1_000, endMs: 3_000 }] },
  { number: 3, spans: [{ annotation: "b", startMs: 2_000, endMs: 2_100 }] },
];
const hit = (x: number, y: number, chosen: string | null = null) =>
  under(x, y, { at, lanes, chosen, pauses: [[5_000, 9_000]], speech: false, toX });
const rowOf = (lane: number) => at.lanes + (lane + 0.5) * at.lane;

test("everything stands below what comes before it", () => {
  for (const parts of [
    { coverage: true, wave: 40, speech: false, lanes: 3 },
    { coverage: false, wave: 152, speech: true, lanes: 0 },
    { coverage: true, wave: 0, speech: false, lanes: 8 },
  ]) {
    const { coverage, wave, speech, lanes, ruler, all } = heights(parts);
    expect([coverage <= wave, wave <= speech, speech <= lanes, lanes < ruler, ruler < all]).not.toContain(
      false,
    );
  }
});

test("a press on a span means the span, beside it the time", () => {
  expect(hit(150, rowOf(0))).toMatchObject({ what: "span", span: { annotation: "a" } });
  expect(hit(500, rowOf(0))).toEqual({ what: "time" });
  expect(hit(150, 20)).toEqual({ what: "time" });
});

test("the handles of the chosen span reach beyond it, to the side and up and down", () => {
  expect(hit(92, rowOf(0), "a")).toMatchObject({ what: "grip", grip: "start" });
  expect(hit(308, rowOf(0) + 10, "a")).toMatchObject({ what: "grip", grip: "end" });
  expect(hit(92, rowOf(0), "b")).toEqual({ what: "time" });
});

test("a pause is meant by its label on the wave and by its bracket below", () => {
  expect(hit(700, at.waveMiddle)).toMatchObject({ what: "pause", pause: [5_000, 9_000] });
  expect(hit(520, at.waveMiddle)).toEqual({ what: "time" });
  const speech = heights({ coverage: false, wave: 152, speech: true, lanes: 0 });
  const on = (x: number, y: number) =>
    under(x, y, { at: speech, lanes: [], chosen: null, pauses: [[5_000, 9_000]], speech: true, toX });
  expect(on(520, speech.speech + 4)).toMatchObject({ what: "pause" });
  expect(on(400, speech.speech + 4)).toEqual({ what: "time" });
});

test("the wave has a bar for each loudness, and silence can be seen", () => {
  expect(wavePath(new Float32Array([1, 0]), 1, 40)).toBe("M1 1.0v38.0M4 19.5v1.0");
  expect(wavePath(new Float32Array([0]), 0, 40)).toBe("M1 19.5v1.0");
  expect(wavePath(new Float32Array(0), 1, 40)).toBe("");
});

test("of a stretch only what is in sight is drawn", () => {
  const seen = { fromMs: 1_000, toMs: 2_000 };
  expect(visible([0, 1_500], seen, toX)).toEqual({ x: 100, width: 50 });
  expect(visible([1_900, 9_000], seen, toX)).toEqual({ x: 190, width: 10 });
  expect(visible([2_001, 9_000], seen, toX)).toBeNull();
});

const key = (code: string, more: object = {}) => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test("arrows seek by a second, with Shift by ten, and stop at both ends", () => {
  expect(seekByKey(key("ArrowRight"), 5_000, 60_000)).toBe(6_000);
  expect(seekByKey(key("ArrowLeft", { shiftKey: true }), 5_000, 60_000)).toBe(0);
  expect(seekByKey(key("PageUp"), 58_000, 60_000)).toBe(60_000);
  expect([seekByKey(key("Home"), 9, 60_000), seekByKey(key("End"), 9, 60_000)]).toEqual([0, 60_000]);
});

test("other keys, and keys with Ctrl, are left to others", () => {
  expect(seekByKey(key("KeyJ"), 0, 60_000)).toBeNull();
  expect(seekByKey(key("ArrowLeft", { ctrlKey: true }), 5_000, 60_000)).toBeNull();
});
