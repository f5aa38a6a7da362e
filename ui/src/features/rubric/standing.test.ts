import { describe, expect, test } from "vitest";
import { criterionOf, row } from "../review/testing/sample";
import { isBelow, isScoredRow, levelUp, standing } from "./standing";

const criterion = criterionOf(1);
const at = (level: string | null, over = {}) => row(criterion.id, { level, ...over });

describe("the head of a criterion says", () => {
  test("the level and how far up it is", () =>
    expect(standing(criterion, at("developing"), false)).toEqual({
      word: "Developing",
      reached: 2,
      scored: true,
    }));
  test("that it is not scored", () =>
    expect(standing(criterion, at(null), false)).toEqual({ word: "not scored", reached: 0, scored: false }));
  test("that it cannot be judged", () =>
    expect(standing(criterion, at(null, { cannotJudge: "a fan" }), false)).toEqual({
      word: "Cannot be judged",
      reached: null,
      scored: true,
    }));
  test("that a reason is missing, and does not call it scored", () =>
    expect(standing(criterion, at("developing"), true)).toEqual({
      word: "reason missing",
      reached: null,
      scored: false,
    }));
  test("nothing of a level that the rubric does not have", () =>
    expect(standing(criterion, at("superb"), false).scored).toBe(false));
  test("nothing without a row", () => expect(standing(criterion, undefined, false).scored).toBe(false));
});

test.each([
  ["basic", false, true],
  ["developing", false, true],
  ["demonstrated", false, false],
  [null, false, false],
  [null, true, true],
])("%s, cannot be judged %s: below the required level %s", (level, cannot, below) =>
  expect(isBelow(criterion, at(level), cannot)).toBe(below),
);

test.each([
  ["basic", "Developing"],
  ["developing", "Demonstrated"],
  ["demonstrated", "Demonstrated"],
  [null, "Demonstrated"],
])("from %s one level up is %s", (level, up) => expect(levelUp(criterion, at(level))?.title).toBe(up));

test("a row has an answer with a level, or with why there is none", () => {
  expect(isScoredRow(at("basic"))).toBe(true);
  expect(isScoredRow(at(null, { cannotJudge: "a fan" }))).toBe(true);
  expect(isScoredRow(at(null))).toBe(false);
  expect(isScoredRow(undefined)).toBe(false);
});
