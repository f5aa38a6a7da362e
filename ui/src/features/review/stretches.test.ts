import { expect, test } from "vitest";
import { count, span, united, type Stretch } from "./stretches";

test.each<[Stretch[], Stretch[]]>([
  [[], []],
  [
    [
      [5, 9],
      [0, 3],
    ],
    [
      [0, 3],
      [5, 9],
    ],
  ],
  [
    [
      [0, 5],
      [3, 9],
    ],
    [[0, 9]],
  ],
  [
    [
      [0, 9],
      [3, 5],
    ],
    [[0, 9]],
  ],
  [
    [
      [0, 3],
      [3, 5],
    ],
    [[0, 5]],
  ],
  [[[9, 5]], []],
])("%j is %j", (stretches, whole) => expect(united(stretches)).toEqual(whole));

test("what was seen twice counts once", () => {
  const twice: Stretch[] = [
    [0, 1_000],
    [500, 2_000],
  ];
  expect(span(twice)).toBe(2_000);
});

test("pages are counted with the last one", () => {
  const pages: Stretch[] = [
    [1, 1],
    [2, 2],
    [2, 3],
  ];
  expect(count(pages)).toBe(3);
});

test("the given stretches are not changed", () => {
  const given: Stretch[] = [
    [0, 5],
    [3, 9],
  ];
  united(given);
  expect(given).toEqual([
    [0, 5],
    [3, 9],
  ]);
});
