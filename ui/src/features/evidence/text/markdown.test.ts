import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cite, headings, numbered, plain, runLists, type Block } from "./blocks";
import { markdown } from "./markdown";

/** A short form: styles in brackets, blocks by name. */
function told(blocks: Block[]): string[] {
  const runs = (list: ReturnType<typeof runLists>[number]) =>
    list
      .map(({ text, strong, em, code, strike, link }) => {
        const style = [
          strong && "b",
          em && "i",
          code && "c",
          strike && "s",
          link !== undefined && `→${link}`,
        ];
        const names = style.filter(Boolean).join("");
        return names ? `[${names} ${text}]` : text;
      })
      .join("");
  return blocks.map((block) => {
    if (block.kind === "rule") return "rule";
    if (block.kind === "quote") return `quote(${told(block.blocks).join(" / ")})`;
    if (block.kind === "list")
      return `${block.ordered ? `list ${block.first}` : "list"}(${block.items.map((item) => told(item).join(" / ")).join(" | ")})`;
    if (block.kind === "table")
      return `table(${[block.head, ...block.rows].map((row) => row.map(runs).join(" | ")).join(" / ")})`;
    return `${block.kind === "heading" ? `h${block.level}` : block.kind[0]}: ${runs(block.runs)}`;
  });
}

test.each([
  ["", []],
  ["\n\n \n", []],
  ["one\ntwo\n\nthree", ["p: one two", "p: three"]],
  ["# Plan #\ntext", ["h1: Plan", "p: text"]],
  ["Plan\n====\nNext\n---", ["h1: Plan", "h2: Next"]],
  ["#no heading", ["p: #no heading"]],
  ["***\n- - -", ["rule", "rule"]],
  ["line one  \nline two\\\nthree", ["p: line one\nline two\nthree"]],
  ["> a\nlazy\n> > b", ["quote(p: a lazy / quote(p: b))"]],
  ["- a\n- b\n  more\n\n  second\n- c", ["list(p: a | p: b more / p: second | p: c)"]],
  ["3. three\n4. four", ["list 3(p: three | p: four)"]],
  ["- a\n  - b\n    - c\n- d", ["list(p: a / list(p: b / list(p: c)) | p: d)"]],
  ["- a\n+ b", ["list(p: a)", "list(p: b)"]],
  ["- [x] done\n- [ ] not", ["list(p: done | p: not)"]],
  ["```js\nlet a = `b`;\n# no heading\n```\nafter", ["c: [c let a = `b`;\n# no heading]", "p: after"]],
  ["~~~\nnever closed", ["c: [c never closed]"]],
  ["    indented\n\n    code", ["c: [c indented\n\ncode]"]],
  ["| a | b |\n|---|:-:|\n| 1 | *2* |\n| 3 |", ["table(a | b / 1 | [i 2] / 3 | )"]],
  ["a | b\nno table", ["p: a | b no table"]],
  ["<div>\nhidden\n</div>\n\nshown", ["p: shown"]],
  ["<!-- a\n\nb -->\nshown", ["p: shown"]],
  ["<script>\n\nalert(1)\n\n</script>\nshown", ["p: shown"]],
  ["<b>bold</b> words", ["p: bold words"]],
  ["[x]: http://x.example\n[x] and [y][x]", ["p: [→http://x.example x] and [→http://x.example y]"]],
])("%j", (source, expected) => expect(told(markdown(source))).toEqual(expected));

test.each([
  ["*a* _b_ **c** __d__ ***e***", "[i a] [i b] [b c] [b d] [bi e]"],
  ["~~gone~~ and ~gone~", "[s gone] and [s gone]"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  ["snake_case_name", "snake_case_name"],
  ["*open and **never closed", "*open and **never closed"],
  ["**a *b* c**", "[b a ][bi b][b  c]"],
  ["`a * b` and ``c ` d``", "[c a * b] and [c c ` d]"],
  ["`never closed", "`never closed"],
  ["\\*no\\* \\a", "*no* \\a"],
  ["[words](http://x.example/a_(b)) end", "[→http://x.example/a_(b) words] end"],
  ['[w](<a b> "title")', "[→a b w]"],
  ["[no link] [a](b", "[no link] [a](b"],
  ["![a photo](p.jpg)", "[→p.jpg a photo]"],
  ["<https://x.example> <a@b.example>", "[→https://x.example https://x.example] [→a@b.example a@b.example]"],
  ["a<br>b <!-- c --> d", "ab  d"],
  ["1 < 2 & 3 &lt; 4 &#65; &nonsense;", "1 < 2 & 3 < 4 A &nonsense;"],
])("within a paragraph: %s", (source, expected) =>
  expect(told(markdown(source))).toEqual([`p: ${expected}`]),
);

test.each([
  "[",
  "*",
  "<",
  "`",
  "> ",
  "- ",
  "|",
  "![",
  "_a ",
  "*a_ ",
  "&",
  "<!-- ",
  "`a ``b ",
  "[a](",
  "> - ",
])("a hundred thousand of %j are read in a moment", (mark) => {
  const began = performance.now();
  markdown(mark.repeat(100_000 / mark.length));
  expect(performance.now() - began).toBeLessThan(4_000);
});

test("every letter that is shown has its place in the citable text", () => {
  const blocks = markdown(
    "# Plan\n\nAsk *every* student,\nthen [wait](http://x.example).\n\n- one 🙂\n- two\n",
  );
  const citable = "Plan\nAsk every student, then wait.\n\none 🙂\n\ntwo";
  expect(cite(blocks, citable)).toBe(1);
  const letters = [...citable];
  for (const run of runLists(blocks).flat()) {
    const at = run.at ?? -1;
    expect(letters.slice(at, at + [...run.text].length).join("")).toBe(run.text);
  }
});

test("paragraphs are numbered, and only they", () => {
  const blocks = markdown("# One\n\na\n\n- b\n\nc");
  expect(numbered(blocks)).toBe(2);
  expect(blocks.map((block) => (block.kind === "paragraph" ? block.number : null))).toEqual([
    null,
    1,
    null,
    2,
  ]);
});

test("headings are listed with their places", () => {
  const blocks = markdown("# *One*\n\na\n\n## Two");
  cite(blocks, "One\na\n\nTwo");
  expect(headings(blocks)).toEqual([
    { level: 1, text: "One", at: 0 },
    { level: 2, text: "Two", at: 7 },
  ]);
});

test("plain text is its lines, each where it stands", () => {
  expect(plain("a🙂\n\n  \nb")).toEqual([
    { kind: "paragraph", runs: [{ text: "a🙂", at: 0 }] },
    { kind: "paragraph", runs: [{ text: "b", at: 7 }] },
  ]);
  expect(plain("")).toEqual([]);
});

test("the reflection of the sample is shown whole", () => {
  const source = readFileSync("../fixtures/submissions/2041/reflection/reflection.md", "utf8");
  const blocks = markdown(source);
  const citable = runLists(blocks)
    .map((runs) => runs.map((run) => run.text).join(""))
    .join("\n\n");
  expect(cite(blocks, citable)).toBe(1);
  expect(numbered(blocks)).toBeGreaterThan(1);
});
