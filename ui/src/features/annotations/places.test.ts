import AudioLines from "@lucide/svelte/icons/audio-lines";
import FileText from "@lucide/svelte/icons/file-text";
import Play from "@lucide/svelte/icons/play";
import Quote from "@lucide/svelte/icons/quote";
import SquareDashed from "@lucide/svelte/icons/square-dashed";
import Table2 from "@lucide/svelte/icons/table-2";
import Unlink from "@lucide/svelte/icons/unlink";
import { expect, test } from "vitest";
import type { Place } from "../../lib/ipc/contract";
import { annotation, artifact, time } from "../review/testing/sample";
import { chipText, fileName, placeIcon, placeLabel, placesLabel, rowText } from "./places";

const box: [number, number, number, number] = [0, 0, 500_000, 500_000];
const words: Place = { kind: "words", page: 3, start: 4, end: 9, quote: "three piles" };

test.each<[Place, string]>([
  [{ kind: "whole" }, "the whole file"],
  [time(252_000, 281_000), "04:12–04:41"],
  [{ kind: "time", startMs: 252_000, endMs: 252_000, box }, "04:12, box"],
  [{ kind: "picture", box }, "box"],
  [{ kind: "page", page: 3, box: null }, "p. 3"],
  [{ kind: "page", page: 3, box }, "p. 3, box"],
  [words, "“three piles”"],
])("%j is called %s", (place, label) => expect(placeLabel(place)).toBe(label));

test("in a list a box is without its measures, and everything else what Rust calls it", () => {
  const picture: Place = { kind: "picture", box };
  expect(rowText(annotation("a", { place: picture, label: "box: left 19.972 %" }))).toBe("box");
  expect(rowText(annotation("a", { place: words, label: "p. 3, words" }))).toBe("p. 3, words");
});

test("several places are counted, one is named, none is the whole file", () => {
  expect(placesLabel([words, words])).toBe("2 places");
  expect(placesLabel([words])).toBe("“three piles”");
  expect(placesLabel([])).toBe("the whole file");
});

test("a chip says where a span begins, the words of a quote, else what Rust calls it", () => {
  expect(chipText(annotation("a", { place: time(272_000, 281_000), label: "04:32–04:41" }))).toBe("04:32");
  expect(chipText(annotation("a", { place: words, label: "p. 3, words" }))).toBe("“three piles”");
  const drawn: Place = { kind: "page", page: 3, box };
  expect(chipText(annotation("a", { place: drawn, label: "page 3, box: left 29.9035 %" }))).toBe("p. 3, box");
  expect(chipText(annotation("a", { place: { ...words, quote: "" }, label: "rows 3–4" }))).toBe("rows 3–4");
});

test("a chip of a table says its cells, whose words could be anything; a lost one keeps its words", () => {
  const table = artifact("t", "t.csv", { viewer: "table" });
  const cells = annotation("a", { place: words, label: "rows 3–4, column reason" });
  expect(chipText(cells, table)).toBe("rows 3–4, column reason");
  expect(chipText({ ...cells, standing: "lost" }, table)).toBe("“three piles”");
});

test.each([
  [time(0, 1), Play],
  [{ kind: "page", page: 1, box: null } as Place, FileText],
  [{ kind: "page", page: 1, box } as Place, SquareDashed],
  [{ kind: "picture", box } as Place, SquareDashed],
  [words, Quote],
])("a place like %j has a drawing of its own", (place, icon) =>
  expect(placeIcon({ place, standing: "exact" })).toBe(icon),
);

test("a lost place is drawn as lost, whatever it was", () =>
  expect(placeIcon({ place: words, standing: "lost" })).toBe(Unlink));

test("words of a table are drawn as a table, a span of sound as sound", () => {
  expect(placeIcon({ place: words, standing: "exact" }, artifact("t", "t.csv", { viewer: "table" }))).toBe(
    Table2,
  );
  expect(
    placeIcon({ place: time(0, 1), standing: "exact" }, artifact("s", "s.m4a", { viewer: "audio" })),
  ).toBe(AudioLines);
});

test.each([
  ["video/classroom.mp4", "classroom.mp4"],
  ["classroom.mp4", "classroom.mp4"],
  ["", ""],
])("of %s people know %s", (path, name) => expect(fileName(path)).toBe(name));
