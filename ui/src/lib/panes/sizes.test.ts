import { describe, expect, test } from "vitest";
import { byKey, fit, keep, keptFor, range, windowClass } from "./sizes";

const rubric = { min: 320, max: 640, rest: 480 };

test("a pane keeps to its limits", () => {
  expect(fit(420, rubric, 1400)).toBe(420);
  expect(fit(100, rubric, 1400)).toBe(320);
  expect(fit(900, rubric, 1400)).toBe(640);
});

test("it leaves the other side what that needs", () => expect(fit(600, rubric, 1000)).toBe(520));
test("its own least comes first in a window that is too small", () =>
  expect(fit(420, rubric, 500)).toBe(320));
test("sizes are whole pixels", () => expect(fit(419.6, rubric, 1400)).toBe(420));
test("where the line can go is told", () => expect(range(rubric, 1000)).toEqual({ min: 320, max: 520 }));

describe("a divider by key", () => {
  const ends = { min: 320, max: 640 };
  test.each([
    ["ArrowRight", "first", false, 436],
    ["ArrowLeft", "first", false, 404],
    ["ArrowRight", "second", false, 404],
    ["ArrowLeft", "second", false, 436],
    ["ArrowUp", "second", true, 436],
    ["ArrowDown", "second", true, 404],
    ["Home", "first", false, 320],
    ["End", "first", false, 640],
    ["Home", "second", false, 640],
    ["End", "second", false, 320],
  ] as const)("%s of a %s pane, one above the other %s: %i", (key, side, vertical, size) =>
    expect(byKey(key, 420, side, vertical, ends)).toBe(size),
  );
  test.each([
    ["ArrowUp", false],
    ["ArrowLeft", true],
    ["Enter", false],
    ["a", true],
  ] as const)("%s does not move it", (key, vertical) =>
    expect(byKey(key, 420, "first", vertical, ends)).toBeNull(),
  );
});

test.each([
  [1920, "wide"],
  [1680, "wide"],
  [1679, "middle"],
  [1200, "middle"],
  [1199, "narrow"],
  [960, "narrow"],
  [959, "single"],
  [320, "single"],
])("a window %i wide is %s", (width, name) => expect(windowClass(width)).toBe(name));

describe("kept sizes", () => {
  const delivered = [248, 420];
  test("without any, the delivered ones", () => expect(keptFor([], "middle", delivered)).toEqual(delivered));
  test("each class has its own", () => {
    const kept = keep([], "middle", delivered, 1, 500);
    expect(keptFor(kept, "middle", delivered)).toEqual([248, 500]);
    expect(keptFor(kept, "wide", [288, 480])).toEqual([288, 480]);
  });
  test("a second change keeps the first", () => {
    const kept = keep(keep([], "middle", delivered, 1, 500), "middle", delivered, 0, 300.4);
    expect(kept).toEqual([{ windowClass: "middle", sizes: [300, 500] }]);
  });
  test("sizes of an arrangement with fewer panes are filled up", () =>
    expect(keptFor([{ windowClass: "middle", sizes: [260] }], "middle", delivered)).toEqual([260, 420]));
});
