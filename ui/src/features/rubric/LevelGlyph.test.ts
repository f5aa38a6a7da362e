import { expect, test } from "vitest";
import { show } from "../../lib/ui/mounted";
import LevelGlyph from "./LevelGlyph.svelte";

const steps = () => [...document.querySelectorAll("rect")];
const filled = () => steps().map((step) => step.classList.contains("filled"));

test.each([
  [3, 0, [false, false, false]],
  [3, 1, [true, false, false]],
  [3, 3, [true, true, true]],
  [4, 2, [true, true, false, false]],
  [2, 1, [true, false]],
])("of %i levels %i is reached: %j", (levels, reached, drawn) => {
  show(LevelGlyph, { levels, reached });
  expect(filled()).toEqual(drawn);
});

test("every step is higher than the one before, and all stand on one line", () => {
  show(LevelGlyph, { levels: 5, reached: 5 });
  const heights = steps().map((step) => Number(step.getAttribute("height")));
  expect(heights).toEqual([...heights].sort((one, other) => one - other));
  expect(new Set(heights).size).toBe(5);
  expect(new Set(steps().map((step, at) => Number(step.getAttribute("y")) + (heights[at] ?? 0))).size).toBe(
    1,
  );
});

test("“cannot be judged” is no step of the stair: dotted, on a ground line", () => {
  show(LevelGlyph, { levels: 3, reached: null });
  expect(filled()).toEqual([false, false, false]);
  expect(steps().every((step) => step.classList.contains("dotted"))).toBe(true);
  expect(document.querySelector("path")).not.toBeNull();
});

test("a rubric of one level still draws", () => {
  show(LevelGlyph, { levels: 1, reached: 1 });
  expect(filled()).toEqual([true]);
});
