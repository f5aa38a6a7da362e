import { beforeEach, afterEach, expect, test, vi } from "vitest";
import type { PageWords, Place, WordSpan } from "../../../lib/ipc/contract";
import { aMark, anArtifact, aSource } from "../testing";
import { Reading, type Given } from "./reading.svelte";

/** A line of three words on every page. */
function words(page: number): PageWords {
  const span = (text: string, start: number, x: number, y: number): WordSpan => ({
    start,
    end: start + text.length,
    corners: [x, y, x + text.length * 10_000, y, x + text.length * 10_000, y + 20_000, x, y + 20_000],
    stops: Array.from({ length: text.length + 1 }, (_, index) => Math.round((index / text.length) * 1e6)),
  });
  return {
    page,
    widthPt: 600,
    heightPt: 900,
    text: "one two\nthree",
    spans: [
      span("one", 0, 100_000, 800_000),
      span("two", 4, 140_000, 800_000),
      span("three", 8, 100_000, 840_000),
    ],
    links: [],
    notes: [],
  };
}

const [onselect, onopened, oncover, onchange, onposition] = [vi.fn(), vi.fn(), vi.fn(), vi.fn(), vi.fn()];
let reading: Reading;
let given: Given;

function open(more: Partial<Given> = {}) {
  given = {
    artifact: anArtifact({ viewer: "pages", pages: 200 }),
    source: aSource({ words: (page) => Promise.resolve(words(page)) }),
    marks: [],
    chosen: null,
    ...{ onselect, onopened, oncover, onchange, onposition },
    ...more,
  };
  reading = new Reading(() => given);
  reading.window = { top: 0, width: 656, height: 800 };
  reading.scrollTo = (top) => {
    reading.window.top = top;
    reading.looked();
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => {
  reading.close();
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("which page is read is told when it is another one, and not at every turn of the wheel", () => {
  for (const top of [0, 10, 20, 30]) reading.scrollTo(top);
  expect(onposition).toHaveBeenCalledTimes(1);
  reading.goTo(2);
  expect(onposition).toHaveBeenCalledTimes(2);
  expect(onposition).toHaveBeenLastCalledWith({ page: 2 });
});

test("small pages stand at the side where there is room, or where somebody wants them", () => {
  expect(reading.thumbs).toBe(true);
  reading.across = 370;
  expect(reading.thumbs).toBe(false);
  reading.thumbs = true;
  expect(reading.thumbs).toBe(true);
  reading.thumbs = false;
  reading.across = 1_000;
  expect(reading.thumbs).toBe(false);
});

test("a page is as wide as there is room, until somebody zooms", async () => {
  await reading.want(1);
  expect(reading.zoom).toBe(0.75);
  reading.control("zoom-in");
  expect(reading.zoom).toBe(0.9);
  reading.control("fit");
  expect(reading.zoom).toBe(0.75);
});

test("on a very wide screen a page does not grow without end", () => {
  reading.window.width = 9_000;
  expect(reading.zoom).toBe(1.5);
});

test("wherever one is among 200 pages, only a few are drawn", async () => {
  await reading.want(1);
  for (const page of [1, 57, 200]) {
    reading.goTo(page);
    expect(reading.mounted.length).toBeLessThanOrEqual(4);
    expect(reading.mounted).toContain(page);
  }
});

test("small pages are not all drawn at once either", () => {
  reading.setZoom(0.25);
  reading.window.height = 9_000;
  expect(reading.mounted.length).toBe(6);
});

test("words of pages far away are not kept", async () => {
  for (let page = 1; page <= 20; page += 1) await reading.want(page);
  expect([reading.glyphs(1), reading.glyphs(20) === null]).toEqual([null, false]);
});

test("words are asked for twice and no oftener; a page without them can be looked at", async () => {
  const asked = vi.fn(() => Promise.reject(new Error("the child died")));
  open({ source: aSource({ words: asked }) });
  expect([await reading.want(3), await reading.want(3)]).toEqual([null, null]);
  expect(asked).toHaveBeenCalledTimes(2);
});

test("a page number beyond the last is the last, one below the first the first", () => {
  reading.goTo(999);
  expect(reading.page).toBe(200);
  reading.goTo(-4);
  expect(reading.page).toBe(1);
});

test("it is opened when a page is on the screen, once", () => {
  reading.drawn(1);
  reading.drawn(2);
  expect(onopened).toHaveBeenCalledOnce();
});

test("it is opened as well when it was said of every page that it cannot be drawn, and not before", () => {
  open({ artifact: anArtifact({ viewer: "pages", pages: 2 }) });
  reading.notDrawn(1);
  expect([onopened.mock.calls.length, reading.failed.has(1)]).toEqual([0, true]);
  reading.notDrawn(2);
  reading.drawn(2);
  expect(onopened).toHaveBeenCalledOnce();
});

test("a page that stays in sight is seen; one that is passed by is not", () => {
  reading.drawn(1);
  vi.advanceTimersByTime(1_100);
  reading.goTo(50);
  reading.drawn(50);
  vi.advanceTimersByTime(500);
  reading.goTo(90);
  vi.advanceTimersByTime(5_000);
  expect(oncover.mock.calls).toEqual([[[[1, 1]]]]);
});

test("a page that could not be drawn is not seen", () => {
  reading.goTo(7);
  reading.looked();
  vi.advanceTimersByTime(5_000);
  expect(oncover).not.toHaveBeenCalled();
});

test("selected words are a place with their quote, whichever way they were selected", async () => {
  await reading.want(2);
  reading.select({ page: 2, anchor: 7, focus: 4 });
  expect(reading.describe()).toEqual([{ kind: "words", page: 2, start: 4, end: 7, quote: "two" }]);
  reading.select({ page: 2, anchor: 4, focus: 4 });
  expect(reading.describe()).toEqual([]);
});

test("a box is drawn on the page that is read, in the part that is seen", async () => {
  await reading.want(1);
  reading.goTo(3);
  reading.control("box");
  const [place] = reading.describe();
  expect(place).toMatchObject({ kind: "page", page: 3 });
  expect(place?.kind === "page" && place.box?.[1]).toBeGreaterThan(200_000);
});

test("a box and words exclude each other", async () => {
  await reading.want(1);
  reading.select({ page: 1, anchor: 0, focus: 3 });
  reading.control("box");
  expect(reading.describe()[0]?.kind).toBe("page");
  reading.select({ page: 1, anchor: 0, focus: 3 });
  expect(reading.describe()[0]?.kind).toBe("words");
});

test.each([
  [{ kind: "whole" }, true],
  [{ kind: "page", page: 200, box: null }, true],
  [{ kind: "page", page: 201, box: null }, false],
  [{ kind: "page", page: 0, box: null }, false],
  [{ kind: "words", page: 1, start: 4, end: 7, quote: "two" }, true],
  [{ kind: "words", page: 1, start: 4, end: 7, quote: "twa" }, false],
  [{ kind: "time", startMs: 0, endMs: 1, box: null }, false],
] as [Place, boolean][])("%j is in the file: %s", async (place, expected) => {
  await reading.want(1);
  expect(reading.locate(place)).toBe(expected);
});

test("a place is gone to; the words of its page are asked for on the way", async () => {
  reading.reveal({ kind: "words", page: 9, start: 8, end: 13, quote: "three" });
  await vi.runAllTimersAsync();
  const y = reading.layout.top(9) + 0.84 * reading.layout.size(9).height;
  expect(reading.window.top).toBeLessThan(y);
  expect(reading.window.top + reading.window.height).toBeGreaterThan(y);
});

test("what is in sight already moves nothing", async () => {
  await reading.want(1);
  reading.reveal({ kind: "page", page: 1, box: [0, 0, 10_000, 10_000] });
  expect(reading.window.top).toBe(0);
});

test("Shift and arrows select by word and line, from the first word in sight", async () => {
  await reading.want(1);
  const key = (code: string, more: object = {}) =>
    reading.key({ code, shiftKey: true, altKey: false, ...more });
  expect(key("ArrowRight")).toBe(true);
  expect(reading.range).toEqual({ page: 1, start: 0, end: 3 });
  key("ArrowDown");
  expect(reading.range?.end).toBe(11);
  key("ArrowLeft", { altKey: true });
  expect(reading.range?.end).toBe(10);
  key("ArrowRight", { shiftKey: false });
  expect([reading.range, reading.selected?.focus]).toEqual([null, 13]);
});

test("without a caret plain arrows are left to scrolling, and other keys always", () => {
  expect(reading.key({ code: "ArrowDown", shiftKey: false, altKey: false })).toBe(false);
  expect(reading.key({ code: "KeyA", shiftKey: true, altKey: false })).toBe(false);
});

test("on a page without words no key selects", async () => {
  open({ source: aSource() });
  await reading.want(1);
  expect(reading.key({ code: "ArrowRight", shiftKey: true, altKey: false })).toBe(false);
});

test("clearing takes the box, then the words, then means nothing", async () => {
  await reading.want(1);
  reading.select({ page: 1, anchor: 0, focus: 3 });
  expect([reading.control("clear"), reading.control("clear")]).toEqual([true, false]);
  reading.control("box");
  expect([reading.control("clear"), reading.describe()]).toEqual([true, []]);
  expect(onselect).toHaveBeenLastCalledWith([]);
});

test("a moved box keeps its page", () => {
  open({ marks: [aMark("a", { kind: "page", page: 4, box: [0, 0, 10_000, 10_000] })] });
  const region = {
    annotation: "a",
    number: 3,
    label: "box",
    box: [0, 0, 10_000, 10_000] as [number, number, number, number],
  };
  reading.tool.key({ code: "ArrowDown", shiftKey: false, altKey: false }, region);
  reading.tool.settle();
  expect(onchange).toHaveBeenCalledWith("a", { kind: "page", page: 4, box: [0, 10_000, 10_000, 10_000] });
});

test("a page shows its annotations, and no lost ones", () => {
  const place: Place = { kind: "page", page: 2, box: null };
  open({ marks: [aMark("a", place), aMark("b", place, [1], { standing: "lost" })] });
  expect([reading.marksOn(2).length, reading.marksOn(1).length]).toEqual([1, 0]);
});

test("when a page turns out larger than guessed, what is read stays where it is", async () => {
  open({ source: aSource({ words: (page) => Promise.resolve({ ...words(page), heightPt: 1_800 }) }) });
  reading.setZoom(1);
  reading.goTo(5);
  const before = reading.layout.anchor(reading.window.top);
  await reading.want(2);
  expect(reading.layout.anchor(reading.window.top).page).toBe(before.page);
});

test("where it was is come back to", () => {
  reading.restore({ page: 44 });
  expect(reading.position()).toEqual({ page: 44 });
  reading.restore({});
  expect(reading.position()).toEqual({ page: 44 });
});

test("what is asked before anything is measured is done once it is", () => {
  reading.window = { top: 0, width: 0, height: 0 };
  reading.restore({ page: 44 });
  expect([reading.position(), reading.window.top]).toEqual([{ page: 44 }, 0]);
  reading.resize(656, 800);
  expect([reading.position(), reading.page]).toEqual([{ page: 44 }, 44]);
  reading.window = { top: 0, width: 0, height: 0 };
  reading.reveal({ kind: "page", page: 90, box: [0, 900_000, 10_000, 10_000] });
  reading.resize(656, 800);
  expect([reading.page, reading.window.top > reading.layout.top(90)]).toEqual([90, true]);
});

test("when the window gets narrower, the page that is read stays", () => {
  reading.goTo(120);
  reading.resize(400, 700);
  expect([reading.page, reading.zoom < 0.5]).toEqual([120, true]);
});

test("a file that does not say how many pages it has, has one", () => {
  open({ artifact: anArtifact({ viewer: "pages", pages: null }) });
  expect(reading.count).toBe(1);
});

test("words that could not be read are read when the page is tried again", async () => {
  const asked = vi.fn((page: number) => Promise.resolve(words(page)));
  asked.mockRejectedValueOnce(new Error("the child died"));
  asked.mockRejectedValueOnce(new Error("and again"));
  open({ source: aSource({ words: asked }) });
  reading.failed.add(1);
  expect(await reading.want(1)).toBeNull();
  reading.again(1);
  await vi.advanceTimersByTimeAsync(0);
  expect([reading.failed.has(1), reading.glyphs(1)?.words.text]).toEqual([false, "one two\nthree"]);
});
