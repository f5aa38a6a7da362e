import { expect, test } from "vitest";
import { fitWidth, GAP, Layout, pictureWidth, zoomStep, type PageSize } from "./layout";

const portrait: PageSize = { widthPt: 600, heightPt: 900 };
const landscape: PageSize = { widthPt: 900, heightPt: 600 };
const sizes = (...list: PageSize[]) => new Map(list.map((size, index) => [index + 1, size]));

test("pages follow each other, each as high as it is", () => {
  const layout = new Layout(2, sizes(portrait, landscape), 0.75);
  expect(layout.size(1)).toEqual({ width: 600, height: 900 });
  expect([layout.top(1), layout.top(2), layout.height]).toEqual([GAP, 900 + 2 * GAP, 1_500 + 3 * GAP]);
  expect(layout.width).toBe(900);
});

test("pages that are not known are as large as the first that is, and A4 before any is", () => {
  expect(new Layout(3, new Map([[2, landscape]]), 0.75).size(3)).toEqual({ width: 900, height: 600 });
  expect(new Layout(1, new Map(), 0.75).size(1)).toEqual({ width: 595, height: 842 });
});

test("only the pages that are in sight are told", () => {
  const layout = new Layout(200, sizes(portrait), 0.75);
  expect(layout.between(0, 800)).toEqual([1]);
  expect(layout.between(900, 1_000)).toEqual([1, 2]);
  expect(layout.between(layout.top(150) + 10, layout.top(150) + 100)).toEqual([150]);
  expect(layout.between(layout.height + 500, layout.height + 900)).toEqual([]);
});

test("a file without pages has none, and a height all the same", () => {
  const none = new Layout(0, new Map(), 1);
  expect([none.between(0, 900), none.height, none.at(0, 900)]).toEqual([[], GAP, 1]);
});

test("the page that is read is the one at a third of the window", () => {
  const layout = new Layout(3, sizes(portrait), 0.75);
  expect(layout.at(0, 600)).toBe(1);
  expect(layout.at(800, 600)).toBe(2);
  expect(layout.at(99_999, 600)).toBe(3);
});

test("what is read stays where it is when the zoom or a size changes", () => {
  const layout = new Layout(9, sizes(portrait), 1);
  const anchor = layout.anchor(layout.top(4) + layout.size(4).height / 2);
  expect(anchor).toEqual({ page: 4, part: 0.5 });
  const closer = new Layout(9, sizes(landscape, portrait), 2);
  expect(closer.scroll(anchor)).toBe(closer.top(4) + closer.size(4).height / 2);
});

test("the gap above the first page is before it, never below nothing", () => {
  const layout = new Layout(2, sizes(portrait), 1);
  expect(layout.scroll(layout.anchor(0))).toBeCloseTo(0);
  expect(layout.scroll({ page: 1, part: -1 })).toBe(0);
});

test("a page beyond the last is its end, one before the first its beginning", () => {
  const layout = new Layout(2, sizes(portrait), 1);
  expect(layout.top(9)).toBe(layout.height);
  expect(layout.top(-3)).toBe(GAP);
});

test("zoom goes from one step to the next and stops at both ends", () => {
  expect([zoomStep(1, 1), zoomStep(1, -1), zoomStep(1.03, 1), zoomStep(5, 1), zoomStep(0.25, -1)]).toEqual([
    1.1, 0.9, 1.1, 5, 0.25,
  ]);
});

test("a page fits a width, within what can be seen at all", () => {
  expect(fitWidth(portrait, 800)).toBe(1);
  expect(fitWidth(portrait, 1)).toBe(0.25);
  expect(fitWidth({ widthPt: 0, heightPt: 10 }, 800)).toBe(5);
});

test("pictures are asked for in device pixels, and not larger than can be drawn", () => {
  expect([pictureWidth(600, 1), pictureWidth(613, 1.5), pictureWidth(0, 1), pictureWidth(9_000, 3)]).toEqual([
    600, 920, 16, 4_000,
  ]);
});
