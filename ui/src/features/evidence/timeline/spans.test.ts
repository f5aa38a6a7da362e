import { describe, expect, test } from "vitest";
import type { Annotation, Place } from "../../../lib/ipc/contract";
import type { Mark } from "../viewer";
import { bars, gripAt, lanes, spanAt, trimmed } from "./spans";

const mark = (id: string, place: Place, numbers: number[], standing: Annotation["standing"] = "exact") =>
  ({ annotation: { id, place, standing } as Annotation, numbers }) satisfies Mark;
const time = (startMs: number, endMs: number): Place => ({ kind: "time", startMs, endMs, box: null });

test("there is a lane for each criterion that has spans, in the order of the rubric", () => {
  const found = lanes([
    mark("b", time(50, 60), [3]),
    mark("a", time(10, 20), [2, 3]),
    mark("c", time(5, 9), [3]),
  ]);
  expect(found.map(({ number, spans }) => [number, spans.map((span) => span.annotation)])).toEqual([
    [2, ["a"]],
    [3, ["c", "a", "b"]],
  ]);
});

test("what is no time and what is lost has no span", () => {
  const whole: Place = { kind: "whole" };
  expect(lanes([mark("a", whole, [1]), mark("b", time(1, 2), [1], "lost")])).toEqual([]);
});

test("what serves no criterion yet has a lane of its own, the last one", () => {
  const found = lanes([mark("a", time(1, 2), []), mark("b", time(1, 2), [2])]);
  expect(found.map(({ number }) => number)).toEqual([2, 0]);
});

test("a criterion named twice has the span once", () => {
  expect(lanes([mark("a", time(1, 2), [1, 1])])[0]?.spans).toHaveLength(1);
});

test("edges are taken hold of from outside, bodies between them", () => {
  const grips = [80, 90, 100, 105, 200, 295, 300, 310, 320].map((x) => gripAt(x, 100, 300));
  expect(grips).toEqual([null, "start", "start", "start", "body", "end", "end", "end", null]);
});

test("a span of four pixels can be moved at either edge", () => {
  expect([98, 100, 101, 103, 106].map((x) => gripAt(x, 100, 104))).toEqual([
    "start",
    "start",
    "start",
    "end",
    "end",
  ]);
});

test("of spans that lie over each other the shortest is meant", () => {
  const [lane] = lanes([mark("long", time(0, 100), [1]), mark("short", time(40, 60), [1])]);
  if (!lane) throw new Error("no lane");
  const at = (x: number) => spanAt(lane, x, (ms) => ms)?.annotation ?? null;
  expect([at(10), at(50), at(101)]).toEqual(["long", "short", null]);
});

test("a span of a millisecond is as wide as it is drawn", () => {
  const [lane] = lanes([mark("frame", time(500, 501), [1])]);
  if (!lane) throw new Error("no lane");
  expect(spanAt(lane, 53, (ms) => ms / 10)?.annotation).toBe("frame");
});

test("edges move, stay in the recording and never change places", () => {
  const span = { startMs: 100, endMs: 200 };
  expect(trimmed(span, "start", -50, 1_000)).toEqual({ startMs: 0, endMs: 200 });
  expect(trimmed(span, "start", 900, 1_000)).toEqual({ startMs: 199, endMs: 200 });
  expect(trimmed(span, "end", 5_000, 1_000)).toEqual({ startMs: 100, endMs: 1_000 });
  expect(trimmed(span, "end", 3, 1_000)).toEqual({ startMs: 100, endMs: 101 });
});

test("what else a place holds stays when an edge moves", () => {
  expect(trimmed({ startMs: 1, endMs: 9, box: null }, "end", 5.4, 10)).toEqual({
    startMs: 1,
    endMs: 5,
    box: null,
  });
});

describe("the bars of a lane", () => {
  test("are one path, each closed with round corners", () => {
    expect(bars([{ x: 10, width: 8 }], 20)).toBe(
      "M12 20h4a2 2 0 0 1 2 2v5a2 2 0 0 1 -2 2h-4a2 2 0 0 1 -2 -2v-5a2 2 0 0 1 2 -2z",
    );
    expect(
      bars(
        [
          { x: 0, width: 8 },
          { x: 20, width: 6 },
        ],
        0,
      ).match(/M/g),
    ).toHaveLength(2);
    expect(bars([], 0)).toBe("");
  });

  test("that overlap or touch are drawn as one, from the first beginning to the last end", () => {
    const parts = [
      { x: 0, width: 10 },
      { x: 2, width: 4 },
      { x: 8, width: 6 },
      { x: 14, width: 6 },
      { x: 21, width: 5 },
    ];
    expect(bars(parts, 0)).toBe(bars([{ x: 0, width: 20 }], 0) + bars([{ x: 21, width: 5 }], 0));
  });

  test("of one that is narrower than its corners none sticks out", () => {
    expect(bars([{ x: 0, width: 2 }], 0)).toMatch(/^M1 0h0a1 1 /);
  });
});
