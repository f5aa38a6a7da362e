import { expect, test } from "vitest";
import type { Annotation } from "../../lib/ipc/contract";
import { annotation, artifacts, criteria, time } from "../review/testing/sample";
import { groups, inOrder, most } from "./list";

const files = artifacts.map(({ id }) => id);
const ids = (list: readonly Annotation[]) => list.map(({ id }) => id);
const at = (id: string, startMs: number) => annotation(id, { place: time(startMs, startMs + 1_000) });

test("in a recording they stand by time, however they were made", () =>
  expect(ids(inOrder([at("b", 50_000), at("a", 1_000), at("c", 90_000)], files))).toEqual(["a", "b", "c"]));

test("of two that begin together the shorter comes first; of one place the older", () => {
  const long = annotation("long", { place: time(1_000, 9_000) });
  const [one, two] = [at("one", 1_000), at("two", 1_000)];
  expect(ids(inOrder([long, two, one], files))).toEqual(["two", "one", "long"]);
});

test("files stand in the order of the list, one that is not there last", () => {
  const gone = annotation("gone", { artifact: "gone" });
  const plan = annotation("plan", { artifact: "plan", place: { kind: "page", page: 2, box: null } });
  expect(ids(inOrder([gone, at("video", 0), plan], files))).toEqual(["plan", "video", "gone"]);
});

test("on a page they stand from top to bottom, the page itself first, the whole file before all", () => {
  const onPage = (id: string, y: number | null) =>
    annotation(id, {
      artifact: "plan",
      place: { kind: "page", page: 1, box: y === null ? null : [0, y, 1, 1] },
    });
  const whole = annotation("whole", { artifact: "plan", place: { kind: "whole" } });
  expect(
    ids(inOrder([onPage("low", 800_000), onPage("page", null), whole, onPage("high", 100_000)], files)),
  ).toEqual(["whole", "page", "high", "low"]);
});

test("the given list stays as it was", () => {
  const given = [at("b", 50_000), at("a", 1_000)];
  inOrder(given, files);
  expect(ids(given)).toEqual(["b", "a"]);
});

const mixed = [
  at("a", 1_000),
  annotation("plan", { artifact: "plan", criteria: ["plans-the-check"], place: { kind: "whole" } }),
  annotation("two", { criteria: ["plans-the-check", "hears-everyone"], place: time(5_000, 6_000) }),
  annotation("none", { criteria: [], place: time(9_000, 9_500) }),
];

test("of this file there are only its own", () =>
  expect(groups("file", mixed, ["video"], files, criteria).flatMap(({ rows }) => ids(rows))).toEqual([
    "a",
    "two",
    "none",
  ]));

test("captions that are read beside a recording belong to it", () => {
  const quote = annotation("quote", {
    artifact: "captions",
    place: { kind: "words", page: null, start: 1, end: 2, quote: "x" },
  });
  expect(
    groups("file", [...mixed, quote], ["video", "captions"], files, criteria).flatMap(({ rows }) =>
      ids(rows),
    ),
  ).toEqual(["a", "two", "none", "quote"]);
});

test("with no file open there is nothing of this file", () =>
  expect(groups("file", mixed, [null], files, criteria)).toEqual([]));

test("by criterion each stands under all that it serves; those that serve none come last", () => {
  const list = groups("criterion", mixed, ["video"], files, criteria);
  expect(list.map(({ criterion, rows }) => [criterion?.number ?? null, ids(rows)])).toEqual([
    [1, ["plan", "two"]],
    [3, ["a", "two"]],
    [null, ["none"]],
  ]);
});

test("a long list is parted, and headed once", () => {
  const many = Array.from({ length: most * 2 + 1 }, (_, nth) => at(`a${nth}`, nth * 1_000));
  expect(groups("all", many, [], files, criteria).map(({ rows }) => rows.length)).toEqual([most, most, 1]);
  expect(
    groups("criterion", many, [], files, criteria).map(({ criterion }) => criterion?.number ?? null),
  ).toEqual([3, null, null]);
});
