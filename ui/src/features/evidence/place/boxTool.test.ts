import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BoxTool, type Region } from "./boxTool.svelte";

const drew = vi.fn();
const moved = vi.fn();
const reach = { x: 20_000, y: 20_000 };
const chosen: Region = {
  annotation: "a",
  number: 3,
  label: "box",
  box: [400_000, 400_000, 200_000, 200_000],
};
const at = (x: number, y: number) => ({ x, y });
let tool: BoxTool;

beforeEach(() => {
  vi.useFakeTimers();
  tool = new BoxTool({ drew, moved });
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("while it is off a press beside every box is left to others", () => {
  expect(tool.down(at(100, 100), reach, chosen)).toBe(false);
  tool.move(at(900_000, 900_000));
  tool.up(true);
  expect([tool.drawn, drew.mock.calls.length]).toEqual([null, 0]);
});

test("while it is on a drag draws a box", () => {
  tool.on = true;
  expect(tool.down(at(100_000, 100_000), reach, null)).toBe(true);
  tool.move(at(300_000, 200_000));
  expect(tool.drawn).toEqual([100_000, 100_000, 200_000, 100_000]);
  tool.up(true);
  expect(drew).toHaveBeenCalledOnce();
});

test("a press without a drag draws nothing, and takes away what was drawn", () => {
  tool.on = true;
  tool.middle([0, 0, 1_000_000, 1_000_000]);
  tool.down(at(10_000, 10_000), reach, null);
  tool.up(false);
  expect(tool.drawn).toBeNull();
});

test("the drawn box can be moved and sized again", () => {
  tool.middle([0, 0, 900_000, 900_000]);
  tool.down(at(450_000, 450_000), reach, null);
  tool.move(at(460_000, 440_000));
  tool.up(true);
  expect(tool.drawn).toEqual([310_000, 290_000, 300_000, 300_000]);
  tool.down(at(610_000, 590_000), reach, null);
  tool.move(at(700_000, 700_000));
  tool.up(true);
  expect(tool.drawn).toEqual([310_000, 290_000, 390_000, 410_000]);
});

test("a press on the drawn box leaves it as it is", () => {
  tool.middle([0, 0, 900_000, 900_000]);
  tool.on = false;
  tool.down(at(450_000, 450_000), reach, null);
  tool.up(false);
  expect(tool.drawn).not.toBeNull();
});

test("the chosen annotation's box is moved, and told once, when it is let go", () => {
  expect(tool.down(at(500_000, 500_000), reach, chosen)).toBe(true);
  tool.move(at(510_000, 500_000));
  tool.move(at(520_000, 500_000));
  expect([tool.moving?.box[0], moved.mock.calls.length]).toEqual([420_000, 0]);
  tool.up(true);
  expect(moved.mock.calls).toEqual([["a", [420_000, 400_000, 200_000, 200_000]]]);
  expect(tool.moving).toBeNull();
});

test("a press on it, or a drag that is broken off, moves nothing", () => {
  tool.down(at(500_000, 500_000), reach, chosen);
  tool.up(false);
  tool.down(at(500_000, 500_000), reach, chosen);
  tool.move(at(0, 0));
  tool.cancel();
  tool.up(true);
  expect([moved.mock.calls.length, tool.moving]).toEqual([0, null]);
});

test("keys move the drawn box; many in a row are told once", () => {
  tool.middle([0, 0, 900_000, 900_000]);
  drew.mockClear();
  const right = { code: "ArrowRight", shiftKey: false, altKey: false };
  for (let n = 0; n < 3; n += 1) expect(tool.key(right, null)).toBe(true);
  expect([tool.drawn?.[0], drew.mock.calls.length]).toEqual([330_000, 0]);
  vi.runAllTimers();
  expect(drew).toHaveBeenCalledOnce();
});

test("keys move the chosen one, told when they stop or the focus leaves", () => {
  const down = { code: "ArrowDown", shiftKey: true, altKey: false };
  tool.key(down, chosen);
  tool.key(down, chosen);
  tool.settle();
  vi.runAllTimers();
  expect(moved.mock.calls).toEqual([["a", [400_000, 600_000, 200_000, 200_000]]]);
});

test("a key that is no arrow, and one without a box, are left to others", () => {
  expect(tool.key({ code: "KeyJ", shiftKey: false, altKey: false }, chosen)).toBe(false);
  expect(tool.key({ code: "ArrowUp", shiftKey: false, altKey: false }, null)).toBe(false);
});

test("a box in the middle is drawn once; then the tool is on and the box stays", () => {
  expect(tool.middle([0, 0, 900_000, 900_000])).toBe(true);
  expect(tool.middle([0, 0, 30_000, 30_000])).toBe(false);
  expect([tool.on, tool.drawn]).toEqual([true, [300_000, 300_000, 300_000, 300_000]]);
});

test("clearing takes the drawn box away, once", () => {
  tool.middle([0, 0, 900_000, 900_000]);
  expect([tool.clear(), tool.clear(), tool.drawn]).toEqual([true, false, null]);
});
