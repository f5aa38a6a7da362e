import { expect, test } from "vitest";
import { Kept } from "./kept";

test("the last ones are kept, and it is told which are not", () => {
  const kept = new Kept<number, string>(2);
  expect([kept.set(1, "a"), kept.set(2, "b"), kept.set(3, "c")]).toEqual([[], [], [1]]);
  expect([kept.get(1), kept.get(3)]).toEqual([undefined, "c"]);
});

test("what is used again stays", () => {
  const kept = new Kept<number, string>(2);
  kept.set(1, "a");
  kept.set(2, "b");
  kept.get(1);
  expect(kept.set(3, "c")).toEqual([2]);
});

test("set again it is one thing, not two", () => {
  const kept = new Kept<number, string>(1);
  kept.set(1, "a");
  expect([kept.set(1, "b"), kept.get(1)]).toEqual([[], "b"]);
});
