import { describe, expect, test } from "vitest";
import type { Artifact, Coverage } from "../../lib/ipc/contract";
import { artifact } from "../review/testing/sample";
import { map, share, shareWords } from "./coverage";

const video = artifact("v", "v.mp4", { viewer: "video", durationMs: 100_000 });
const pages = artifact("p", "p.pdf", { viewer: "pages", pages: 4 });
const picture = artifact("i", "i.jpg");
const table = artifact("t", "t.csv", { viewer: "table", rows: 20 });
const text = artifact("x", "x.md", { viewer: "text" });
const damaged = artifact("d", "d.pdf", { viewer: "none", showsNothing: true });
const seen = (...stretches: [number, number][]): Coverage => ({ artifact: "", opened: true, stretches });
const unopened: Coverage = { artifact: "", opened: false, stretches: [] };

test.each<[string, Artifact, Coverage, number | null, string]>([
  ["a video not opened", video, unopened, null, "not opened"],
  ["a video just opened", video, seen(), 0, "0 %"],
  ["a video in part", video, seen([0, 62_900]), 629, "62 %"],
  ["a video in parts that overlap", video, seen([0, 50_000], [40_000, 60_000]), 600, "60 %"],
  ["a video but for its last half second", video, seen([0, 99_500]), 1000, "seen"],
  ["a video beyond its length", video, seen([0, 120_000]), 1000, "seen"],
  ["a recording of unknown length", artifact("a", "a", { viewer: "audio" }), seen([0, 5_000]), 1000, "seen"],
  ["one page of four", pages, seen([1, 1]), 250, "1 of 4 p."],
  ["pages seen twice", pages, seen([1, 2], [2, 2]), 500, "2 of 4 p."],
  ["all pages", pages, seen([1, 4]), 1000, "4 of 4 p."],
  ["a picture", picture, seen(), 1000, "seen"],
  ["a table in part", table, seen([1, 10]), 500, "50 %"],
  ["a table", table, seen([1, 20]), 1000, "to the end"],
  ["a text in part", text, seen([0, 580]), 580, "58 %"],
  ["a text", text, seen([0, 1000]), 1000, "seen"],
  ["a damaged file", damaged, unopened, null, "not opened"],
  ["a damaged file that was opened", damaged, seen(), 1000, "cannot be shown"],
])("%s", (_, file, coverage, permille, words) => {
  expect(share(file, coverage)).toBe(permille);
  expect(shareWords(file, coverage)).toBe(words);
});

describe("the map", () => {
  test("draws what was watched where it lies", () =>
    expect(map(video, seen([0, 31_000], [33_500, 58_000]))).toEqual([
      { from: 0, size: 0.31 },
      { from: 0.335, size: expect.closeTo(0.245) },
    ]));
  test("draws pages with the last one", () =>
    expect(map(pages, seen([2, 2]))).toEqual([{ from: 0.25, size: 0.25 }]));
  test("ends at the end", () =>
    expect(map(video, seen([50_000, 200_000]))).toEqual([{ from: 0.5, size: 0.5 }]));
  test("is none for what has no length", () => expect(map(picture, seen([0, 1]))).toEqual([]));
});
