import { expect, test } from "vitest";
import { inSight, moved, shown, slotted } from "./window";

test.each([
  ["the top", 0, 0, 16],
  ["the middle", 36 * 5000, 4994, 5016],
  ["the end", 36 * 9990, 9984, 10_000],
])("of ten thousand rows only those in sight and a few spare are drawn: %s", (_, scrollTop, first, last) => {
  expect(shown(10_000, 36, scrollTop, 360)).toEqual({ first, last });
});

test("a list without rows draws none", () => expect(shown(0, 36, 0, 360)).toEqual({ first: 0, last: 0 }));

test("a list that grew shorter under its scroll place draws its last rows", () =>
  expect(shown(3, 36, 36 * 900, 360)).toEqual({ first: 2, last: 3 }));

test.each([
  ["ArrowDown", 4, 5],
  ["ArrowDown", 9, 9],
  ["ArrowUp", 0, 0],
  ["ArrowUp", -1, 9],
  ["PageDown", 2, 7],
  ["PageDown", 8, 9],
  ["PageUp", 2, 0],
  ["Home", 7, 0],
  ["End", 0, 9],
  ["a", 3, 3],
])("%s leads from row %i to row %i of ten", (key, from, to) => expect(moved(key, from, 10, 5)).toBe(to));

test("no key leads anywhere where there is no row", () => expect(moved("ArrowDown", -1, 0, 5)).toBe(-1));

test("a row in sight is not scrolled to", () => expect(inSight(3, 36, 0, 360)).toBe(0));
test("a row above is scrolled to at the top", () => expect(inSight(3, 36, 400, 360)).toBe(108));
test("a row below is scrolled to at the bottom", () => expect(inSight(20, 36, 0, 360)).toBe(396));
test("a row under the head is scrolled out from under it", () => expect(inSight(9, 36, 0, 360, 36)).toBe(36));

test("a row that comes in takes the slot of the one that left; the others stay where they are", () => {
  const slots = (first: number, last: number) =>
    new Map(slotted({ first, last }, 10).map(({ slot, index }) => [index, slot]));
  const [before, after] = [slots(0, 23), slots(1, 24)];
  expect(after.get(23)).toBe(before.get(0));
  for (let index = 1; index < 23; index++) expect(after.get(index)).toBe(before.get(index));
});

test("no two rows share a slot, at either end of the list or between", () => {
  for (const [first, last] of [
    [0, 16],
    [4_994, 5_016],
    [9_984, 10_000],
    [0, 0],
  ] as const) {
    const slots = slotted({ first, last }, 10).map(({ slot }) => slot);
    expect(new Set(slots).size).toBe(last - first);
  }
});
