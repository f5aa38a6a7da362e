import { expect, test } from "vitest";
import type { Artifact } from "../../lib/ipc/contract";
import { facts, whereabouts, whereIn } from "./facts";
import { artifact } from "./testing/sample";

test.each<[Partial<Artifact>, string]>([
  [
    { viewer: "video", length: "12:36", widthPx: 1280, heightPx: 720, codecs: ["H.264", "AAC"] },
    "12:36 · 1280 × 720 · H.264",
  ],
  [{ viewer: "audio", length: "8:24", codecs: ["AAC"] }, "8:24 · AAC · sound only"],
  [{ viewer: "audio", formatName: "WAV sound" }, "WAV sound · sound only"],
  [{ viewer: "pages", pages: 4 }, "4 pages · 212 kB"],
  [
    { viewer: "pages", pages: 1, approximate: true, formatName: "Word document" },
    "one page · 212 kB · Word document",
  ],
  [{ viewer: "picture", widthPx: 3024, heightPx: 4032 }, "3024 × 4032 · 212 kB"],
  [{ viewer: "text", formatName: "Markdown text", words: 421 }, "Markdown text · 421 words"],
  [{ viewer: "table", formatName: "CSV table", rows: 21 }, "CSV table · 21 rows"],
  [{ viewer: "none", formatName: "zip archive" }, "zip archive · 212 kB"],
])("%j", (given, words) => expect(facts(artifact("a", "a", given))).toBe(words));

test("where one is: a moment, a page, or nothing that could be named", () => {
  const plan = artifact("plan", "plan.pdf", { viewer: "pages", pages: 4 });
  expect(whereIn(plan, { page: 3 })).toBe("p. 3 of 4");
  expect(whereIn(plan, { atMs: 281_200 })).toBe("04:41");
  expect(whereIn(plan, {})).toBe("");
  expect(whereIn(artifact("a", "a.jpg"), { page: 1 })).toBe("");
});

test("which file is looked at, and where in it", () => {
  const plan = artifact("plan", "plans/lesson plan.pdf", { viewer: "pages", pages: 4 });
  expect(whereabouts(plan, { page: 3 })).toBe("lesson plan.pdf, p. 3 of 4");
  expect(whereabouts(plan, {})).toBe("lesson plan.pdf");
});
