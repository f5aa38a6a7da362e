import { expect, test } from "vitest";
import type { Annotation } from "../../../lib/ipc/contract";
import type { Run } from "./blocks";
import { begun, paint, shadesOf, type Shade } from "./paint";

const run = (text: string, at: number | null, more: Partial<Run> = {}): Run => ({ text, at, ...more });
const shade = (annotation: string, start: number, end: number): Shade => ({
  annotation,
  number: 1,
  start,
  end,
});
const told = (runs: Run[], shades: Shade[]) =>
  paint(runs, shades).map(
    ({ text, shades }) => `${text}:${shades.map((shade) => shade.annotation).join("")}`,
  );

test("a run is cut where a mark begins and ends", () => {
  expect(told([run("one two three", 10)], [shade("a", 14, 17)])).toEqual(["one :", "two:a", " three:"]);
});

test("a mark goes on over several runs", () => {
  expect(told([run("one ", 0), run("two", 4, { em: true })], [shade("a", 2, 99)])).toEqual([
    "on:",
    "e :a",
    "two:a",
  ]);
});

test("where marks lie over each other every piece knows all of them", () => {
  expect(told([run("abcdef", 0)], [shade("a", 0, 4), shade("b", 2, 6)])).toEqual(["ab:a", "cd:ab", "ef:b"]);
});

test("words that are outlined are a piece of their own", () => {
  const pieces = paint([run("one two three", 0)], [], { start: 4, end: 7 });
  expect(pieces.map(({ text, outlined }) => [text, outlined ?? false])).toEqual([
    ["one ", false],
    ["two", true],
    [" three", false],
  ]);
});

test("letters of two units are not halved", () => {
  expect(told([run("🙂🙂🙂", 5)], [shade("a", 6, 7)])).toEqual(["🙂:", "🙂:a", "🙂:"]);
});

test("what is not citable is not marked, and a mark of nothing marks nothing", () => {
  expect(told([run("• ", null), run("ab", 0)], [shade("a", 0, 0)])).toEqual(["• :", "ab:"]);
});

test("a badge stands where its mark begins, in the order of the text", () => {
  const shades = [shade("b", 6, 7), shade("a", 5, 30), shade("before", 0, 6)];
  expect(begun([run("• ", null), run("abc", 5)], shades).map((shade) => shade.annotation)).toEqual([
    "a",
    "b",
  ]);
  expect(begun([run("• ", null)], shades)).toEqual([]);
});

const annotation = (id: string, start: number, end: number, more: object = {}) => ({
  annotation: {
    id,
    place: { kind: "words", page: null, start, end, quote: "" },
    standing: "exact",
    ...more,
  } as Annotation,
  numbers: [4],
});

test("marks of words become shades, longer ones first, and lost ones none", () => {
  const marks = [
    annotation("short", 3, 4),
    annotation("long", 0, 9),
    annotation("lost", 0, 9, { standing: "lost" }),
    annotation("box", 0, 0, { place: { kind: "picture", box: [0, 0, 1, 1] } }),
  ];
  expect(shadesOf(marks).map(({ annotation, number }) => [annotation, number])).toEqual([
    ["long", 4],
    ["short", 4],
  ]);
});

test("on a page only the marks of that page are drawn", () => {
  const marks = [annotation("a", 0, 1, { place: { kind: "words", page: 2, start: 0, end: 1, quote: "x" } })];
  expect([shadesOf(marks, 1).length, shadesOf(marks, 2).length]).toEqual([0, 1]);
});
