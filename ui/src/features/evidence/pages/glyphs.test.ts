import { expect, test } from "vitest";
import type { PageWords, WordSpan } from "../../../lib/ipc/contract";
import { Glyphs } from "./glyphs";

/** A word on a square page: each letter 10 000 wide, 20 000 high. `backwards`: read from right to left. */
function word(text: string, start: number, x: number, y: number, backwards = false): WordSpan {
  const count = [...text].length;
  const [right, bottom] = [x + count * 10_000, y + 20_000];
  const stops = Array.from({ length: count + 1 }, (_, index) => Math.round((index / count) * 1e6));
  return {
    start,
    end: start + count,
    corners: [x, y, right, y, right, bottom, x, bottom],
    stops: backwards ? stops.reverse() : stops,
  };
}

const page = (text: string, ...spans: WordSpan[]): PageWords => ({
  page: 1,
  widthPt: 500,
  heightPt: 500,
  text,
  spans,
  links: [],
  notes: [],
});

// "one two / three-four / שלום"
const text = "one two\nthreefour\nשלום";
const glyphs = new Glyphs(
  page(
    text,
    word("one", 0, 100_000, 100_000),
    word("two", 4, 140_000, 100_000),
    word("three", 8, 100_000, 130_000),
    word("four", 13, 100_000, 160_000),
    word("שלום", 18, 100_000, 190_000, true),
  ),
);
const at = (x: number, y: number) => glyphs.caretAt({ x, y });

test("a point leads to the nearest edge of a letter", () => {
  expect(at(100_000, 110_000)).toBe(0);
  expect(at(114_000, 110_000)).toBe(1);
  expect(at(116_000, 110_000)).toBe(2);
  expect(at(169_000, 119_000)).toBe(7);
});

test("beside a line the caret goes to its end, between lines to the nearer one", () => {
  expect(at(900_000, 112_000)).toBe(7);
  expect(at(0, 140_000)).toBe(8);
  expect(at(105_000, 124_000)).toBe(1);
});

test("a word read from right to left begins at its right", () => {
  expect(at(140_000, 200_000)).toBe(18);
  expect(at(100_000, 200_000)).toBe(22);
  const [quad] = glyphs.quads(18, 19);
  expect([quad?.[0].x, quad?.[1].x]).toEqual([130_000, 140_000]);
});

test("only a point on a word is on it", () => {
  expect(glyphs.on({ x: 105_000, y: 105_000 })).toBe(true);
  expect(glyphs.on({ x: 135_000, y: 105_000 })).toBe(false);
});

test("a hyphenated word is one word, from either line", () => {
  expect(glyphs.wordAt({ x: 110_000, y: 140_000 })).toEqual({ start: 8, end: 17 });
  expect(glyphs.wordAt({ x: 110_000, y: 170_000 })).toEqual({ start: 8, end: 17 });
});

test("words on one line have one area, others one each", () => {
  const quads = glyphs.quads(1, 10);
  expect(quads).toHaveLength(2);
  expect(quads[0]?.map(({ x, y }) => [x, y])).toEqual([
    [110_000, 100_000],
    [170_000, 100_000],
    [170_000, 120_000],
    [110_000, 120_000],
  ]);
});

test("a line begins at its first word", () => {
  expect([glyphs.lineLeft(5), glyphs.lineLeft(999)]).toEqual([100_000, 1_000_000]);
});

test("blanks have no area", () => expect(glyphs.quads(3, 4)).toEqual([]));

test("by word a caret goes to ends and back to beginnings", () => {
  const forward = [0];
  for (let n = 0; n < 5; n += 1) forward.push(glyphs.byWord(forward[n] ?? 0, 1));
  expect(forward).toEqual([0, 3, 7, 17, 22, 22]);
  const back = [22];
  for (let n = 0; n < 5; n += 1) back.push(glyphs.byWord(back[n] ?? 0, -1));
  expect(back).toEqual([22, 18, 8, 4, 0, 0]);
});

test("by line a caret keeps its place along it, and ends at both ends", () => {
  expect(glyphs.byLine(1, 1)).toBe(9);
  expect(glyphs.byLine(9, -1)).toBe(1);
  expect(glyphs.byLine(0, -1)).toBe(0);
  expect(glyphs.byLine(2, -1)).toBe(0);
  expect(glyphs.byLine(20, 1)).toBe(22);
});

test("a caret that was nowhere begins at the first word in sight", () => {
  expect(glyphs.first(0)).toBe(0);
  expect(glyphs.first(130_000)).toBe(8);
  expect(glyphs.first(999_999)).toBe(0);
});

test("the caret stands at the edge of its letter", () => {
  expect(glyphs.edge(5)).toEqual([
    { x: 150_000, y: 100_000 },
    { x: 150_000, y: 120_000 },
  ]);
  expect(glyphs.edge(7)?.[0].x).toBe(170_000);
  expect(glyphs.edge(999)).toBeNull();
});

test("a page without words has nothing to point at", () => {
  const empty = new Glyphs(page(""));
  expect([empty.empty, empty.caretAt({ x: 1, y: 1 }), empty.wordAt({ x: 1, y: 1 })]).toEqual([
    true,
    null,
    null,
  ]);
  expect([empty.first(0), empty.byWord(0, 1), empty.byLine(0, 1), empty.quads(0, 9)]).toEqual([
    null,
    0,
    0,
    [],
  ]);
});

test("words that are turned by a quarter are pointed at along their own line", () => {
  const down: WordSpan = {
    start: 0,
    end: 2,
    corners: [520_000, 100_000, 520_000, 300_000, 500_000, 300_000, 500_000, 100_000],
    stops: [0, 500_000, 1_000_000],
  };
  const turned = new Glyphs(page("ab", down));
  expect([110_000, 210_000, 290_000].map((y) => turned.caretAt({ x: 510_000, y }))).toEqual([0, 1, 2]);
  expect(turned.quads(1, 2)[0]?.map(({ y }) => y)).toEqual([200_000, 300_000, 300_000, 200_000]);
});

test("cells of a row are areas of their own", () => {
  const cells = new Glyphs(page("a b", word("a", 0, 100_000, 100_000), word("b", 2, 500_000, 100_000)));
  expect(cells.quads(0, 3)).toHaveLength(2);
});

test("on a wide page nearness is measured as the eye sees it", () => {
  const wide = new Glyphs({
    ...page("a b", word("a", 0, 100_000, 100_000), word("b", 2, 140_000, 160_000)),
    widthPt: 5_000,
  });
  expect(wide.caretAt({ x: 105_000, y: 158_000 })).toBeLessThan(2);
});

test("a glyph with several letters and one with none are edges all the same", () => {
  const odd: WordSpan = { start: 0, end: 1, corners: [0, 0, 0, 0, 0, 0, 0, 0], stops: [0, 1_000_000] };
  expect(new Glyphs(page("x", odd)).caretAt({ x: 5, y: 5 })).toBeLessThanOrEqual(1);
});
