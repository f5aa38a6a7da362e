import { expect, test } from "vitest";
import { aMark } from "../testing";
import { Paged } from "./paged";

const one = new Paged(["a 🙂 b"]);
const two = new Paged(["a 🙂", "", "bc"]);
const words = (page: number | null, start: number, end: number, quote: string) =>
  ({ kind: "words", page, start, end, quote }) as const;

test("a text without pages has places without a page", () => {
  expect(one.place({ start: 2, end: 5 })).toEqual(words(null, 2, 5, "🙂 b"));
  expect(one.paged).toBe(false);
});

test("a text with pages has places on them", () => {
  expect(two.text).toBe("a 🙂\n\nbc");
  expect(two.place({ start: 5, end: 7 })).toEqual(words(3, 0, 2, "bc"));
  expect(two.place({ start: 0, end: 3 })).toEqual(words(1, 0, 3, "a 🙂"));
});

test("words that go on over a page's end, end there", () => {
  expect(two.place({ start: 2, end: 7 })).toEqual(words(1, 2, 3, "🙂"));
});

test("places lead back to the whole", () => {
  expect(two.span(words(3, 0, 2, "bc"))).toEqual({ start: 5, end: 7 });
  expect(two.span(words(9, 0, 2, ""))).toBeNull();
  expect(two.span({ kind: "whole" })).toBeNull();
});

test("a place holds only if its words stand there", () => {
  expect([
    two.holds(words(3, 0, 2, "bc")),
    two.holds(words(3, 0, 2, "bd")),
    two.holds({ kind: "whole" }),
  ]).toEqual([true, false, false]);
});

test("marks are told in the whole, longer ones first, lost ones not", () => {
  const marks = [
    aMark("short", words(3, 0, 1, "b"), [2]),
    aMark("long", words(1, 0, 3, "a 🙂"), [1]),
    aMark("lost", words(1, 0, 3, "x"), [1], { standing: "lost" }),
  ];
  expect(two.shades(marks)).toEqual([
    { annotation: "long", number: 1, start: 0, end: 3 },
    { annotation: "short", number: 2, start: 5, end: 6 },
  ]);
});

test("a text of nothing has nothing", () => {
  expect(new Paged([]).holds(words(null, 0, 0, ""))).toBe(false);
  expect(new Paged([""]).text).toBe("");
});
