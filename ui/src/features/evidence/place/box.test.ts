import { expect, test } from "vitest";
import type { Box } from "../../../lib/ipc/contract";
import {
  between,
  byKey,
  corner,
  dragged,
  handleAt,
  inside,
  LEAST,
  meet,
  middleOf,
  moved,
  percent,
  resized,
  share,
  turned,
  turnedPoint,
  WHOLE,
} from "./box";

const whole: Box = [0, 0, WHOLE, WHOLE];

test("a point is a share of what is shown, and never outside it", () => {
  expect(share({ x: 50, y: 25 }, { width: 100, height: 100 })).toEqual({ x: 500_000, y: 250_000 });
  expect(share({ x: -5, y: 900 }, { width: 100, height: 100 })).toEqual({ x: 0, y: WHOLE });
});

test("of something without a size every point is its corner", () => {
  expect(share({ x: 3, y: 4 }, { width: 0, height: 0 })).toEqual({ x: 0, y: 0 });
});

test("a box is the same whichever corner it was drawn from", () => {
  const drawn: Box = [100_000, 200_000, 300_000, 400_000];
  const [a, b, c, d] = [
    { x: 100_000, y: 200_000 },
    { x: 400_000, y: 600_000 },
    { x: 400_000, y: 200_000 },
    { x: 100_000, y: 600_000 },
  ];
  for (const [from, to] of [
    [a, b],
    [b, a],
    [c, d],
    [d, c],
  ] as const) {
    expect(between(from, to)).toEqual(drawn);
  }
});

test("a press without a drag makes the smallest box, inside even at the last pixel", () => {
  expect(between({ x: 500, y: 500 }, { x: 500, y: 500 })).toEqual([500, 500, LEAST, LEAST]);
  const [x, y, width, height] = between({ x: WHOLE, y: WHOLE }, { x: WHOLE, y: WHOLE });
  expect([x + width, y + height]).toEqual([WHOLE, WHOLE]);
});

test("a box drawn beyond the edge ends at it", () => {
  expect(between({ x: -900, y: 10 }, { x: 2 * WHOLE, y: WHOLE + 1 })).toEqual([0, 10, WHOLE, WHOLE - 10]);
});

test("a box that is moved keeps its size and stays inside", () => {
  expect(moved([0, 0, 400_000, 100_000], 700_000, -5)).toEqual([600_000, 0, 400_000, 100_000]);
  expect(moved(whole, 10_000, 10_000)).toEqual(whole);
});

test("a box that is resized neither vanishes nor leaves the picture", () => {
  expect(resized([900_000, 0, 50_000, 50_000], 500_000, -500_000)).toEqual([900_000, 0, 100_000, LEAST]);
});

test.each([
  ["nw", [0, 0, 500_000, 500_000]],
  ["ne", [400_000, 0, LEAST, 500_000]],
  ["sw", [0, 400_000, 500_000, LEAST]],
  ["se", [400_000, 400_000, LEAST, LEAST]],
] as const)("dragging the %s corner leaves the one across where it is", (handle, expected) => {
  const box: Box = [400_000, 400_000, 100_000, 100_000];
  const to = handle === "nw" ? { x: 0, y: 0 } : { x: 400_000, y: 400_000 };
  const aim = { nw: to, ne: { x: 400_000, y: 0 }, sw: { x: 0, y: 400_000 }, se: to }[handle];
  expect(dragged(box, handle, aim)).toEqual(expected);
});

test("a corner dragged over the one across turns the box inside out, and it is still a box", () => {
  expect(dragged([400_000, 400_000, 100_000, 100_000], "se", { x: 100_000, y: 100_000 })).toEqual([
    100_000, 100_000, 300_000, 300_000,
  ]);
});

test("a corner within reach is taken hold of, the nearest of two", () => {
  const box: Box = [100_000, 100_000, 10_000, 10_000];
  const reach = { x: 12_000, y: 12_000 };
  expect(handleAt(box, corner(box, "se"), reach)).toBe("se");
  expect(handleAt(box, { x: 101_000, y: 109_000 }, reach)).toBe("sw");
  expect(handleAt(box, { x: 300_000, y: 105_000 }, reach)).toBeNull();
});

test("a point on the edge lies in the box", () => {
  expect(inside([10, 10, 5, 5], { x: 15, y: 10 })).toBe(true);
  expect(inside([10, 10, 5, 5], { x: 16, y: 10 })).toBe(false);
});

test("four quarters are none, and a quarter back undoes one", () => {
  const box: Box = [100_000, 200_000, 300_000, 50_000];
  expect(turned(box, 4)).toEqual(box);
  expect(turned(turned(box, 1), -1)).toEqual(box);
  expect(turned(box, 1)).toEqual([750_000, 100_000, 50_000, 300_000]);
  expect(turned(whole, 3)).toEqual(whole);
  expect(turnedPoint({ x: 0, y: 0 }, 1)).toEqual({ x: WHOLE, y: 0 });
});

test("an arrow moves by 1 %, with Shift by 10 %, with Alt it resizes; other keys do nothing", () => {
  const box: Box = [500_000, 500_000, 100_000, 100_000];
  const key = (code: string, shiftKey = false, altKey = false) => byKey(box, { code, shiftKey, altKey });
  expect(key("ArrowLeft")).toEqual([490_000, 500_000, 100_000, 100_000]);
  expect(key("ArrowDown", true)).toEqual([500_000, 600_000, 100_000, 100_000]);
  expect(key("ArrowRight", false, true)).toEqual([500_000, 500_000, 110_000, 100_000]);
  expect(key("ArrowUp", true, true)).toEqual([500_000, 500_000, 100_000, LEAST]);
  expect(key("KeyA")).toBeNull();
});

test("a box by keys begins in the middle of what is seen", () => {
  expect(middleOf([0, 0, 900_000, 300_000])).toEqual([300_000, 100_000, 300_000, 100_000]);
  expect(middleOf([0, 0, 30, 30])[2]).toBe(LEAST);
});

test("boxes that only touch do not meet", () => {
  expect(meet([0, 0, 10, 10], [10, 0, 10, 10])).toBe(false);
  expect(meet([0, 0, 10, 10], [9, 9, 10, 10])).toBe(true);
});

test("percents are whole", () => expect(percent(123_456)).toBe(12));
