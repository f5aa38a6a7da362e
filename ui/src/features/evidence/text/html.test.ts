import { expect, test } from "vitest";
import { cite, runLists } from "./blocks";
import { html } from "./html";

const text = (source: string) =>
  runLists(html(source)).map((runs) =>
    runs
      .map((run) => run.text)
      .join("")
      .trim(),
  );

test.each([
  [
    "<html><head><title>T</title><style>p{}</style></head><body><p>One</p><p>two &amp; three</p></body>",
    ["One", "two & three"],
  ],
  ["<p>a<script>alert('</p>')</script> b</p>", ["a b"]],
  ["a <!-- <p>no</p> --> b", ["a  b"]],
  ["<p title='a>b'>x<br>y", ["x", "y"]],
  ["<ul><li>one<li>two</ul>", ["one", "two"]],
  ["1 < 2 &bogus; &#65;&#x42;", ["1 < 2 &bogus; AB"]],
  ["a<script>b", ["a"]],
  ["a<!-- b", ["a"]],
  ["<svg><p>drawn</p></svg>", []],
  ["", []],
])("%j", (source, expected) => expect(text(source)).toEqual(expected));

test("headings and items are what they are, and bold is bold", () => {
  const blocks = html("<h2>Plan</h2><ul><li>a</li><li>b</li></ul><p><b>bold</b> plain</p>");
  expect(blocks.map((block) => block.kind)).toEqual(["heading", "list", "paragraph"]);
  expect(
    runLists(blocks)
      .at(-1)
      ?.map((run) => run.strong ?? false),
  ).toEqual([true, false]);
});

test("words of a page are words of its citable text", () => {
  const blocks = html("<table><tr><td>1<td>2</tr></table><p>x <b>y</b></p>");
  expect(cite(blocks, "1\t2\nx y")).toBe(1);
});

test.each(["<", "<a", "<!--", "&", "<p>", '<a "', "</"])(
  "a hundred thousand of %j are read in a moment",
  (mark) => {
    const began = performance.now();
    html(mark.repeat(100_000 / mark.length));
    expect(performance.now() - began).toBeLessThan(4_000);
  },
);
