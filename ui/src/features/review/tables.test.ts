import { expect, test, vi } from "vitest";
import type { Place, Table } from "../../lib/ipc/contract";
import { Tables } from "./tables.svelte";
import { annotation, artifact } from "./testing/sample";

const cell = (text: string, start: number) => ({ text, start, end: start + text.length });
const table: Table = {
  sheets: [
    {
      name: "",
      rows: [{ cells: [cell("who", 0), cell("time", 4)] }, { cells: [cell("a", 9), cell("02:04.3 s", 11)] }],
    },
  ],
};
const place: Place = { kind: "words", page: null, start: 11, end: 20, quote: "02:04.3 s" };
const file = artifact("times", "times.csv", { viewer: "table" });
const cited = annotation("a", { artifact: "times", place, label: "“02:04.3 s”" });

test("a place of a table is called by its cells as soon as the table is read", async () => {
  const tables = new Tables();
  expect(tables.named([cited])).toEqual([cited]);
  await tables.read(file, () => Promise.resolve(table));
  expect(tables.named([cited])).toEqual([{ ...cited, label: "row 2, column time" }]);
  expect(tables.name("times", [place])).toBe("row 2, column time");
});

test("what no edit has changed is the same annotation as before, and its row is not drawn anew", async () => {
  const tables = new Tables();
  await tables.read(file, () => Promise.resolve(table));
  const [before] = tables.named([cited]);
  expect(tables.named([annotation("b"), cited])[1]).toBe(before);
});

test("a place that is lost keeps its words, and other files keep all they say", async () => {
  const tables = new Tables();
  await tables.read(file, () => Promise.resolve(table));
  const kept = [
    annotation("b", { ...cited, standing: "lost" }),
    annotation("c", { artifact: "plan", place }),
  ];
  expect(tables.named(kept)).toEqual(kept);
});

test("a table is asked for once, even where it cannot be read, and nothing else at all", async () => {
  const tables = new Tables();
  const read = vi.fn().mockRejectedValue(new Error("none"));
  for (let turn = 0; turn < 3; turn += 1) await tables.read(file, read);
  await tables.read(artifact("plan", "plan.pdf", { viewer: "pages" }), read);
  expect(read).toHaveBeenCalledTimes(1);
  expect(tables.named([cited])).toEqual([cited]);
});
