import { expect, test } from "vitest";
import type { Annotation } from "../../lib/ipc/contract";
import { annotation, artifacts, criteria, time } from "../review/testing/sample";
import { groups, inOrder, most, shared } from "./list";

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

const long = Array.from({ length: 400 }, (_, nth) => at(`01J8${nth * 7_919}`, nth * 1_000));

test("a long list is parted into short groups, nothing lost, and headed once", () => {
  const all = groups("all", long, [], files, criteria);
  expect(all.flatMap(({ rows }) => ids(rows))).toEqual(ids(long));
  expect(all.every(({ rows }) => rows.length > 0 && rows.length <= most)).toBe(true);
  expect(all.length).toBeGreaterThan(long.length / most);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  const headed = groups("criterion", long, [], files, criteria).map(
    ({ criterion }) => criterion?.number ?? null,
  );
  expect(headed.filter((number) => number !== null)).toEqual([3]);
  expect(headed[0]).toBe(3);
});

test("where one comes or goes the other groups stay as they are", () => {
  const drawn = (list: readonly Annotation[]) =>
    new Map(groups("all", list, [], files, criteria).map(({ key, rows }) => [key, ids(rows).join()]));
  const before = drawn(long);
  const changed = long.map((one) => {
    const after = drawn(long.filter(({ id }) => id !== one.id));
    return [...before].filter(([key, rows]) => after.get(key) !== rows).length;
  });
  const sum = changed.reduce((all, one) => all + one, 0);
  expect(Math.min(...changed)).toBe(1);
  expect(sum / changed.length).toBeLessThan(2.5);
});

test("a group that says the same stays the same; one that lost, gained or changed a row is another", () => {
  // Like the identifiers of a review: their ends are as good as random.
  const name = (n: number) => Math.imul(n + 1, 2_654_435_761).toString(16);
  const many = Array.from({ length: 400 }, (_, n) => at(name(n), n * 1_000));
  const shown = (all: readonly Annotation[]) => groups("all", all, [], files, criteria);
  const before = shown(many);
  expect(shared(before, shown(many))).toEqual(before);
  expect(shared(before, shown(many)).every((group, place) => group === before[place])).toBe(true);
  const changed = many.map((one, n) => (n === 200 ? { ...one, comment: "another" } : one));
  for (const other of [many.slice(1), [...many, at("new", 200_500)], changed]) {
    const now = shown(other);
    const after = shared(before, now);
    expect(after).toEqual(now);
    const stayed = after.filter((group) => before.includes(group)).length;
    expect([stayed > before.length - 6, stayed < after.length]).toEqual([true, true]);
  }
});
