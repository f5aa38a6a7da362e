import { expect, test } from "vitest";
import { nearEnd, paragraphRead, partSeen, readingLine } from "./sight";

const window = (scrollTop: number, clientHeight = 500, scrollHeight = 2_000) => ({
  scrollTop,
  clientHeight,
  scrollHeight,
});

test("the part in sight is told in thousandths, up to the end", () => {
  expect(partSeen(window(0), 10, 10)).toEqual([0, 251]);
  expect(partSeen(window(1_500), 10, 10)).toEqual([750, 1_000]);
});

test("what is not drawn yet counts too", () => {
  expect(partSeen(window(0), 400, 800)).toEqual([0, 126]);
});

test("a text that fits is seen whole, and one of nothing too", () => {
  expect(partSeen(window(0, 500, 500), 3, 3)).toEqual([0, 1_000]);
  expect(partSeen(window(0, 500, 0), 0, 0)).toEqual([0, 1_000]);
});

test("the end is near a window before it", () => {
  expect([nearEnd(window(0)), nearEnd(window(1_001)), nearEnd(window(0, 500, 0))]).toEqual([
    false,
    true,
    true,
  ]);
});

test("the paragraph that is read is the last that began above the line where one reads", () => {
  const tops = [
    { number: 1, top: 50 },
    { number: 2, top: 150 },
    { number: 3, top: 400 },
  ];
  expect([paragraphRead(tops, 160), paragraphRead(tops, 10), paragraphRead([], 10)]).toEqual([2, 1, 0]);
});

test("at the beginning of a text its first paragraph is read, further on the one at a third", () => {
  expect([readingLine(window(0)), readingLine(window(60)), readingLine(window(900, 600))]).toEqual([
    0, 60, 200,
  ]);
});
