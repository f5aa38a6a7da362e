import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Place } from "../../../lib/ipc/contract";
import { aMark, anArtifact } from "../testing";
import { Cues } from "./cues";
import { Screening, type Given } from "./screening.svelte";

const time = (
  startMs: number,
  endMs: number,
  box: [number, number, number, number] | null = null,
): Place => ({
  kind: "time",
  startMs,
  endMs,
  box,
});
const onselect = vi.fn();
const onchange = vi.fn();
let given: Given;
let screening: Screening;

function open(more: Partial<Given> = {}) {
  given = { artifact: anArtifact(), marks: [], chosen: null, open: null, onselect, onchange, ...more };
  screening = new Screening(() => given);
  screening.player.frames = {
    variable: false,
    centres: Array.from({ length: 1_500 }, (_, n) => n * 40 + 20),
  };
}

beforeEach(() => {
  vi.clearAllMocks();
  open();
});

test("nothing is selected until somebody selects", () => expect(screening.describe()).toEqual([]));

test("a stretch that is selected is a place", () => {
  screening.select({ startMs: 1_000, endMs: 4_000 });
  expect(screening.describe()).toEqual([time(1_000, 4_000)]);
  expect(onselect).toHaveBeenLastCalledWith([time(1_000, 4_000)]);
  screening.select(null);
  expect(onselect).toHaveBeenLastCalledWith([]);
});

test("a box belongs to the centre of the frame that is shown", () => {
  screening.player.seek(1_000);
  expect(screening.control("box")).toBe(true);
  expect(screening.describe()).toEqual([time(1_020, 1_021, [333_334, 333_334, 333_333, 333_333])]);
});

test("a box on a picture that was turned is told on the upright picture", () => {
  screening.control("turn");
  screening.control("box");
  screening.tool.drawn = [0, 0, 250_000, 100_000];
  expect(screening.describe()[0]).toMatchObject({ box: [0, 750_000, 100_000, 250_000] });
});

test("turning the picture turns the drawn box with it", () => {
  screening.control("box");
  const before = screening.describe();
  screening.control("turn");
  expect(screening.describe()).toEqual(before);
});

test("on the very last frame a box still lies in the recording", () => {
  screening.player.seek(60_000);
  screening.player.frames = null;
  screening.control("box");
  expect(screening.describe()[0]).toMatchObject({ startMs: 59_999, endMs: 60_000 });
});

test("a box goes when another frame is shown", () => {
  screening.player.seek(1_000);
  screening.control("box");
  screening.control("frame-forward");
  expect([screening.tool.drawn, screening.describe()]).toEqual([null, []]);
});

test.each([
  [{ kind: "whole" }, true],
  [time(0, 60_000), true],
  [time(0, 60_001), false],
  [time(5, 5), false],
  [{ kind: "picture", box: [0, 0, 1, 1] }, false],
  [{ kind: "page", page: 1, box: null }, false],
] as [Place, boolean][])("%j lies in the recording: %s", (place, expected) => {
  expect(screening.locate(place)).toBe(expected);
});

test("a sound has no boxes and no frames", () => {
  open({ artifact: anArtifact({ viewer: "audio" }) });
  expect(screening.locate(time(0, 10, [0, 0, 1, 1]))).toBe(false);
  expect(
    ["box", "turn", "full", "frame-forward"].map((action) => screening.control(action as "box")),
  ).toEqual([false, false, false, false]);
});

test("a place is gone to, at the centre of its frame; one that is not there is not", () => {
  screening.reveal(time(10_001, 12_000));
  expect(screening.position()).toEqual({ atMs: 10_020 });
  screening.reveal(time(70_000, 80_000));
  screening.reveal({ kind: "whole" });
  expect(screening.position()).toEqual({ atMs: 10_020 });
});

test("a moment is gone to too, although it is no place", () => {
  screening.reveal(time(5_000, 5_000));
  expect(screening.position()).toEqual({ atMs: 5_020 });
});

test("where it was is come back to", () => {
  screening.restore({ atMs: 33_333 });
  expect(screening.position()).toEqual({ atMs: 33_333 });
  screening.restore({});
  expect(screening.position()).toEqual({ atMs: 33_333 });
});

test("boxes of annotations are shown on their frame only", () => {
  open({
    marks: [aMark("a", time(1_020, 1_021, [0, 0, 9, 9])), aMark("b", time(5_000, 9_000, [1, 1, 9, 9]))],
  });
  const shown = (ms: number) => {
    screening.player.seek(ms);
    return screening.regions.map((region) => region.annotation);
  };
  expect([1_020, 1_060, 5_000, 7_000, 9_100].map(shown)).toEqual([["a"], [], ["b"], ["b"], []]);
});

test("the edges of the chosen span are trimmed to the playhead, and only wanted", () => {
  open({ marks: [aMark("a", time(10_000, 20_000))], chosen: "a" });
  screening.player.seek(12_000);
  screening.control("trim-start");
  expect(onchange).toHaveBeenLastCalledWith("a", time(12_000, 20_000));
  screening.control("trim-end");
  expect(onchange).toHaveBeenLastCalledWith("a", time(10_000, 12_000));
});

test("without a chosen span the selected stretch is trimmed, and without that nothing is", () => {
  expect(screening.control("trim-end")).toBe(false);
  screening.select({ startMs: 0, endMs: 9_000 });
  screening.player.seek(5_000);
  screening.control("trim-end");
  expect(screening.describe()).toEqual([time(0, 5_000)]);
  expect(onchange).not.toHaveBeenCalled();
});

test("a lost span can be neither trimmed nor looped", () => {
  open({ marks: [aMark("a", time(1, 9), [1], { standing: "lost" })], chosen: "a" });
  expect([screening.control("trim-start"), screening.control("loop"), screening.marked]).toEqual([
    false,
    false,
    null,
  ]);
});

test("the chosen span is looped, from its beginning, and the loop ends by the same key", () => {
  open({ marks: [aMark("a", time(10_000, 20_000))], chosen: "a" });
  screening.control("loop");
  expect([screening.player.loop, screening.player.atMs]).toEqual([
    { startMs: 10_000, endMs: 20_000 },
    10_000,
  ]);
  screening.control("loop");
  expect(screening.player.loop).toBeNull();
});

test("a moved box is told on the upright picture", () => {
  open({ marks: [aMark("a", time(20, 21, [0, 0, 100_000, 100_000]))], chosen: "a" });
  screening.control("turn");
  const region = {
    annotation: "a",
    number: 3,
    label: "box",
    box: [900_000, 0, 100_000, 100_000] as [number, number, number, number],
  };
  screening.tool.key({ code: "ArrowDown", shiftKey: false, altKey: false }, region);
  screening.tool.settle();
  expect(onchange).toHaveBeenCalledWith("a", time(20, 21, [10_000, 0, 100_000, 100_000]));
});

test("captions are shown at their time and can be switched off", () => {
  expect(screening.control("captions")).toBe(false);
  screening.cues = new Cues([{ startMs: 0, endMs: 2_000, text: "hello", start: 0, end: 5 }]);
  expect(screening.captions).toHaveLength(1);
  screening.control("captions");
  expect(screening.captions).toEqual([]);
});

test("of a long sound a minute is seen at first, of a video all", () => {
  expect(screening.stretch).toEqual({ fromMs: 0, toMs: 60_000 });
  open({ artifact: anArtifact({ viewer: "audio", durationMs: 7_200_000 }) });
  expect(screening.stretch).toEqual({ fromMs: 0, toMs: 60_000 });
  screening.restore({ atMs: 3_600_000 });
  expect(screening.stretch.fromMs).toBeGreaterThan(3_500_000);
  screening.control("fit");
  expect(screening.stretch).toEqual({ fromMs: 0, toMs: 7_200_000 });
});

test("louder and quieter mean nothing for a silent film", () => {
  open({ artifact: anArtifact({ hasSound: false }) });
  expect(screening.control("louder")).toBe(false);
});

test("clearing takes the box, then the stretch, then leaves the full window, then means nothing", () => {
  screening.control("full");
  screening.control("box");
  screening.selected = { startMs: 0, endMs: 1 };
  expect([1, 2, 3, 4].map(() => screening.control("clear"))).toEqual([true, true, true, false]);
  expect([screening.tool.drawn, screening.selected, screening.full]).toEqual([null, null, false]);
});

test("a control of another viewer means nothing here", () =>
  expect(screening.control("page-forward")).toBe(false));

describe("frames of cited moments", () => {
  const film = Object.assign(new EventTarget(), {
    readyState: 4,
    paused: true,
    seeking: false,
    currentTime: 0,
  });
  let kept: number[];
  let drawings: number;
  function begin(more: Partial<Given> = {}) {
    [kept, drawings] = [[], 0];
    given = { artifact: anArtifact(), marks: [], chosen: null, open: null, onselect, onchange, ...more };
    given.keepFrame = "keepFrame" in more ? more.keepFrame : (atMs) => void kept.push(atMs);
    const now = { now: () => 0, next: (then: () => void) => (then(), 1), cancel: () => undefined };
    screening = new Screening(
      () => given,
      now,
      () => (drawings++, "AAAA"),
    );
    Object.assign(film, { paused: true, seeking: false, currentTime: 0 });
    screening.player.attach(film as unknown as HTMLMediaElement);
  }
  const marks = (startMs: number) => [aMark("a", time(startMs, startMs + 2_000))];

  test("one that is gone to is kept when it stands there", () => {
    begin({ marks: marks(4_000) });
    screening.reveal(time(4_000, 6_000));
    film.dispatchEvent(new Event("seeked"));
    expect(kept).toEqual([4_000]);
  });

  test("one that is cited where the film stands is kept at once", () => {
    begin();
    given = { ...given, marks: marks(0) };
    screening.annotated();
    expect(kept).toEqual([0]);
  });

  test("one that is opened while it plays is drawn then, and kept once it is annotated", () => {
    begin();
    film.paused = false;
    screening.spanOpened(film as unknown as HTMLMediaElement, 30);
    expect([drawings, kept]).toEqual([1, []]);
    given = { ...given, marks: marks(30) };
    screening.annotated();
    expect([drawings, kept]).toEqual([1, [30]]);
  });

  test("a draft of another moment that comes back is not taken for what is shown", () => {
    begin();
    screening.spanOpened(film as unknown as HTMLMediaElement, 9_000);
    expect(drawings).toBe(0);
  });

  test("where no frame may leave, none is drawn; and a sound has none", () => {
    for (const more of [{ keepFrame: undefined }, { artifact: anArtifact({ viewer: "audio" }) }]) {
      begin({ marks: marks(0), ...more });
      screening.annotated();
      screening.spanOpened(film as unknown as HTMLMediaElement, 0);
      expect([drawings, kept]).toEqual([0, []]);
    }
  });
});
