import { expect, test } from "vitest";
import { runLists } from "./blocks";
import { shape } from "./shape";

const texts = (markup: "plain" | "markdown" | "html", ...pages: string[]) => ({
  extractor: "x",
  pages,
  markup,
});
const kinds = (shaped: ReturnType<typeof shape>) => shaped.blocks.map((block) => block.kind);

test("Markdown is shown as it is read, and as it was written", () => {
  const shaped = shape(texts("markdown", "Plan\nWait *now*".replace(/\*/g, "")), "# Plan\n\nWait *now*");
  expect(kinds(shaped)).toEqual(["heading", "paragraph"]);
  expect([shaped.paragraphs, shaped.written?.[0]?.kind]).toEqual([1, "code"]);
});

test("what was written is citable where it is also read", () => {
  const { written } = shape(texts("markdown", "Plan\nWait now, please"), "# Plan\n\nWait *now*, please");
  const cited = runLists(written ?? [])
    .flat()
    .filter((run) => run.at !== null);
  expect(cited.map((run) => run.text.trim()).join("|")).toBe("Plan|Wait|now|, please");
});

test("a form that does not show the citable text gives way to it", () => {
  const shaped = shape(texts("markdown", "entirely different words"), "# Plan\n\nWait");
  expect([kinds(shaped), shaped.written]).toEqual([["paragraph"], null]);
});

test("where a form gives way its headings stay, at their places, and a line like one of them is a paragraph", () => {
  const source = "# Plan\n\nAsked[^1]\n\n## Next\n\nPlan\n\n[^1]: note";
  const shaped = shape(texts("markdown", "Plan\nAsked\nNext\nPlan\nnothing of the form at all"), source);
  expect(kinds(shaped)).toEqual(["heading", "paragraph", "heading", "paragraph", "paragraph"]);
  expect(shaped.blocks[2]).toEqual({ kind: "heading", level: 2, runs: [{ text: "Next", at: 11 }] });
  expect(shaped.paragraphs).toBe(3);
});

test("without the file the citable text is shown", () => {
  expect(kinds(shape(texts("html", "One\ntwo"), null))).toEqual(["paragraph", "paragraph"]);
});

test("a web page is shown in its blocks", () => {
  expect(kinds(shape(texts("html", "Plan\none\ntwo"), "<h1>Plan</h1><ul><li>one<li>two</ul>"))).toEqual([
    "heading",
    "list",
  ]);
});

test("plain text is plain even if it looks like Markdown", () => {
  expect(kinds(shape(texts("plain", "# no heading\n\n- no list"), "# no heading\n\n- no list"))).toEqual([
    "paragraph",
    "paragraph",
  ]);
});

test("letters that are written in two parts are the ones that are cited", () => {
  const { blocks } = shape(texts("markdown", "caf\u00e9"), "cafe\u0301");
  expect(runLists(blocks)[0]).toEqual([{ text: "caf\u00e9", at: 0 }]);
});

test("an empty text has no blocks", () => {
  expect(shape(texts("markdown", ""), "")).toEqual({ blocks: [], paragraphs: 0, written: expect.anything() });
  expect(shape(texts("plain"), null).blocks).toEqual([]);
});
