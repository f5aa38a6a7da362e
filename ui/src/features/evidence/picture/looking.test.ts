import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Place } from "../../../lib/ipc/contract";
import { aMark, anArtifact } from "../testing";
import { Looking, type Given } from "./looking.svelte";

const [onselect, onopened, oncover, onchange, onposition] = [vi.fn(), vi.fn(), vi.fn(), vi.fn(), vi.fn()];
let looking: Looking;

function open(more: Partial<Given> = {}) {
  const artifact = anArtifact({ viewer: "picture", widthPx: 3_000, heightPx: 4_000, pages: null });
  const given: Given = {
    artifact,
    marks: [],
    chosen: null,
    ...{ onselect, onopened, oncover, onchange, onposition },
    ...more,
  };
  looking = new Looking(() => given);
  looking.window = { width: 758, height: 808 };
}
const tiff = () => anArtifact({ viewer: "picture", widthPx: 3_000, heightPx: 4_000, pages: 3 });

beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => {
  looking.close();
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("at first all of it is seen", () => {
  expect([looking.fits, looking.look.scale, looking.sight]).toEqual([
    true,
    0.2,
    [0, 0, 1_000_000, 1_000_000],
  ]);
});

test("zoomed it is larger than its window and can be moved in it; then it fits again", () => {
  looking.control("zoom-in");
  expect([looking.larger, looking.look.scale]).toEqual([true, 0.25]);
  looking.pan(-99_999, 0);
  expect(looking.sight[0] + looking.sight[2]).toBe(1_000_000);
  looking.control("fit");
  expect(looking.larger).toBe(false);
});

test("the keys step as the wheel does: a huge picture is near after a few", () => {
  open({ artifact: anArtifact({ viewer: "picture", widthPx: 30_000, heightPx: 40_000, pages: null }) });
  for (let n = 0; n < 8; n += 1) looking.control("zoom-in");
  expect(looking.look.scale).toBeGreaterThanOrEqual(0.999);
});

test("one to one is one pixel of the screen for one of the picture", () => {
  looking.actual(2);
  expect(looking.look.scale).toBe(0.5);
});

test("a box is told on the upright picture, however it is turned", () => {
  looking.control("box");
  looking.tool.drawn = [0, 0, 100_000, 200_000];
  expect(looking.describe()).toEqual([{ kind: "picture", box: [0, 0, 100_000, 200_000] }]);
  looking.control("turn");
  expect(looking.tool.drawn).toEqual([800_000, 0, 200_000, 100_000]);
  expect(looking.describe()).toEqual([{ kind: "picture", box: [0, 0, 100_000, 200_000] }]);
});

test("turned by a quarter it lies, and fits again", () => {
  looking.control("turn");
  expect([looking.size, looking.fits]).toEqual([{ width: 4_000, height: 3_000 }, true]);
});

test("boxes of annotations turn with it, and come back upright when they are moved", () => {
  open({ marks: [aMark("a", { kind: "picture", box: [0, 0, 100_000, 100_000] }, [5])], chosen: "a" });
  looking.control("turn");
  const [region] = looking.regions;
  expect(region?.box).toEqual([900_000, 0, 100_000, 100_000]);
  looking.tool.key({ code: "ArrowDown", shiftKey: false, altKey: false }, region ?? null);
  looking.tool.settle();
  expect(onchange).toHaveBeenCalledWith("a", { kind: "picture", box: [10_000, 0, 100_000, 100_000] });
});

test("a lost box is not drawn", () => {
  open({ marks: [aMark("a", { kind: "picture", box: [0, 0, 9, 9] }, [1], { standing: "lost" })] });
  expect(looking.regions).toEqual([]);
});

test("a file of several pictures has pages, and its boxes are on them", () => {
  open({ artifact: tiff(), marks: [aMark("a", { kind: "page", page: 2, box: [0, 0, 9, 9] })] });
  expect(looking.regions).toEqual([]);
  expect([looking.control("page-forward"), looking.regions.length]).toEqual([true, 1]);
  looking.control("box");
  expect(looking.describe()[0]).toMatchObject({ kind: "page", page: 2 });
  expect([looking.control("page-forward"), looking.control("page-forward")]).toEqual([true, false]);
  expect(onposition.mock.calls).toEqual([[{ page: 2 }], [{ page: 3 }]]);
});

test.each([
  [{ kind: "whole" }, true],
  [{ kind: "picture", box: [0, 0, 1, 1] }, true],
  [{ kind: "page", page: 1, box: null }, true],
  [{ kind: "page", page: 2, box: null }, false],
  [{ kind: "time", startMs: 0, endMs: 1, box: null }, false],
] as [Place, boolean][])("%j is in the picture: %s", (place, expected) => {
  expect(looking.locate(place)).toBe(expected);
});

test("a place is gone to: its page, and its box where it is out of sight", () => {
  open({ artifact: tiff() });
  for (let n = 0; n < 9; n += 1) looking.control("zoom-in");
  looking.reveal({ kind: "page", page: 3, box: [900_000, 900_000, 50_000, 50_000] });
  const [x, y, width, height] = looking.sight;
  expect([looking.page, x + width >= 950_000, y + height >= 950_000]).toEqual([3, true, true]);
});

test("it is opened once, and each page that stays in sight is seen", () => {
  open({ artifact: tiff() });
  looking.shown({ width: 1_200, height: 1_600 });
  vi.advanceTimersByTime(1_100);
  looking.control("page-forward");
  looking.shown({ width: 1_200, height: 1_600 });
  vi.advanceTimersByTime(1_100);
  expect([onopened.mock.calls.length, oncover.mock.calls]).toEqual([1, [[[[1, 1]]], [[[2, 2]]]]]);
});

test("a picture whose size nobody knows has the shape that it turns out to have", () => {
  open({ artifact: anArtifact({ viewer: "picture", widthPx: null, heightPx: null }) });
  looking.shown({ width: 10, height: 1_000 });
  expect(looking.size).toEqual({ width: 10, height: 1_000 });
});

test("a sharper picture is asked for when it is seen closer", () => {
  expect(looking.edge(1)).toBe(1_600);
  looking.actual(1);
  expect(looking.edge(1)).toBe(4_096);
});

test("clearing takes the box, once; a control of another viewer means nothing", () => {
  looking.control("box");
  expect([looking.control("clear"), looking.control("clear"), looking.control("play")]).toEqual([
    true,
    false,
    false,
  ]);
});
