import { expect, test } from "vitest";
import { count, firstNotBelow, Points } from "./points";

const mixed = "a🙂b𝒞é";

test("letters of two units are one point", () => {
  expect(new Points(mixed).length).toBe(5);
  expect(count("")).toBe(0);
  expect(count("🙂🙂")).toBe(2);
});

test("units and points lead to each other at every letter", () => {
  const points = new Points(mixed);
  let unit = 0;
  [...mixed].forEach((letter, point) => {
    expect(points.unitOf(point)).toBe(unit);
    expect(points.pointOf(unit)).toBe(point);
    unit += letter.length;
  });
  expect(points.unitOf(5)).toBe(mixed.length);
  expect(points.pointOf(mixed.length)).toBe(5);
});

test("the middle of a letter counts as its beginning", () => {
  expect(new Points(mixed).pointOf(2)).toBe(1);
});

test("what lies outside is taken to the nearest end", () => {
  const points = new Points(mixed);
  expect([points.unitOf(-3), points.unitOf(99)]).toEqual([0, mixed.length]);
  expect([points.pointOf(-3), points.pointOf(99)]).toEqual([0, 5]);
  expect(points.slice(-1, 99)).toBe(mixed);
});

test("a slice by points never halves a letter", () => {
  const points = new Points(mixed);
  expect([0, 1, 2, 3, 4].map((at) => points.slice(at, at + 1))).toEqual([...mixed]);
  expect(points.slice(3, 1)).toBe("");
});

test("an accent that stands alone is a point of its own", () => expect(count("e\u0301")).toBe(2));

test("the place in an ordered list is found at both ends", () => {
  expect([0, 2, 5, 9].map((value) => firstNotBelow([2, 5], value))).toEqual([0, 0, 1, 2]);
  expect(firstNotBelow([], 3)).toBe(0);
});
