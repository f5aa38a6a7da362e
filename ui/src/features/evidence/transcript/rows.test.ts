import { expect, test } from "vitest";
import type { Cue } from "../../../lib/ipc/contract";
import { rowOf, rowsOf } from "./rows";

const text =
  "WEBVTT\n\n00:01.000 --> 00:03.000\n<v T>Show &amp; <i>tell</i> 🙂 now\n\n00:14.000 --> 00:15.000\n[silence]";
const cue = (startMs: number, endMs: number, said: string, payload: string): Cue => {
  const start = [...text.slice(0, text.indexOf(payload))].length;
  return { startMs, endMs, text: said, start, end: start + [...payload].length };
};
const cues = [
  cue(1_000, 3_000, "Show & tell 🙂 now", "<v T>Show &amp; <i>tell</i> 🙂 now"),
  cue(14_000, 15_000, "[silence]", "[silence]"),
];
const rows = rowsOf(cues, text, 15_000);

test("what is said is citable to the letter, tags and entities aside", () => {
  const letters = [...text];
  for (const run of rows.flatMap((row) => row.runs)) {
    if (run.at === null) continue;
    expect(letters.slice(run.at, run.at + [...run.text].length).join("")).toBe(run.text);
  }
  expect(rows[0]?.runs.map((run) => run.text).join("")).toBe("Show & tell 🙂 now");
});

test("where nobody speaks there is a row that says how long", () => {
  expect(rows.map(({ silent, startMs, endMs }) => [silent, startMs, endMs])).toEqual([
    [false, 1_000, 3_000],
    [true, 3_000, 14_000],
    [false, 14_000, 15_000],
  ]);
});

test("a remark in brackets is known as one", () => {
  expect(rows.map((row) => row.remark)).toEqual([false, false, true]);
});

test("the row of a quote is found, and none for what is not said", () => {
  const at = (word: string) => [...text.slice(0, text.indexOf(word))].length;
  expect([rowOf(rows, at("tell")), rowOf(rows, at("[silence]")), rowOf(rows, 0)]).toEqual([0, 2, -1]);
});

test("of captions whose text is not there the words are shown, and cannot be cited", () => {
  const [first] = rowsOf(cues, "", null);
  expect(first?.runs).toEqual([{ text: "Show & tell 🙂 now", at: null }]);
});

test("no captions are no rows", () => expect(rowsOf([], text, 99_000)).toEqual([]));
