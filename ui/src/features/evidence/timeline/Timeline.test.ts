import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { click, named, one, press } from "../../../lib/ui/mounted";
import { aMark, anArtifact, aSource } from "../testing";
import { Refused } from "../rust";
import type { Viewer, ViewerProps } from "../viewer";
import Timeline from "./Timeline.svelte";

const time = (startMs: number, endMs: number) => ({ kind: "time", startMs, endMs, box: null }) as const;
let shown: (Viewer & Record<string, unknown>) | undefined;

/** Answers what the waveform's address answers: a file of one pixel, or nothing. */
function answering(bytes: ArrayBuffer | null) {
  const answer = bytes ? new Response(bytes) : new Response(null, { status: 500 });
  vi.stubGlobal("fetch", () => Promise.resolve(answer));
}

async function open(given: Partial<ViewerProps> = {}) {
  const props: ViewerProps = { artifact: anArtifact(), source: aSource(), marks: [], ...given };
  shown = mount(Timeline, { target: document.body, props }) as typeof shown;
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  return shown as Viewer;
}

beforeEach(() => {
  answering(null);
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(() => new Promise(() => undefined));
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(() => undefined);
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("a video is asked for from another origin, so that its frames may be read", async () => {
  await open();
  const video = one<HTMLVideoElement>("video");
  expect([video.crossOrigin, video.getAttribute("src"), video.controls]).toEqual([
    "anonymous",
    "http://evidence.test/bytes",
    false,
  ]);
});

test("its length is the one that Rust measured", async () => {
  await open({ artifact: anArtifact({ durationMs: 756_000 }) });
  expect(document.body.textContent).toContain("/ 12:36");
  expect(one("[aria-label='Time line']").getAttribute("aria-valuetext")).toBe("00:00.0 of 12:36");
});

test("the time line is moved by keys", async () => {
  const viewer = await open();
  press(one("[aria-label='Time line']"), "ArrowRight", { code: "ArrowRight", shiftKey: true });
  expect(viewer.position()).toEqual({ atMs: 10_000 });
  press(one("[aria-label='Time line']"), "End", { code: "End" });
  expect(viewer.position()).toEqual({ atMs: 60_000 });
});

test("there is a lane for each criterion with its number, and one for the span that is open", async () => {
  await open({ marks: [aMark("a", time(1_000, 2_000), [2])], open: { startMs: 0, number: 4, typing: true } });
  const badges = [...document.querySelectorAll(".strip text")].map((text) => text.textContent);
  expect(badges.filter((text) => /^\d$/.test(text))).toEqual(["2", "4"]);
  expect(document.body.textContent).toContain("Span open from 00:00");
  expect(document.body.textContent).toContain("paused while you type");
});

test("the key that ends an open span is shown as it is printed", async () => {
  await open({ open: { startMs: 0, number: 4, typing: false }, keys: { "trim-end": ["ñ"] } });
  expect(one(".live").textContent).toContain("ñ");
  expect(document.body.textContent).not.toContain("paused while you type");
});

test("the time line has a list form, in the order of time", async () => {
  const onchoose = vi.fn();
  const marks = [aMark("late", time(40_000, 50_000), [3]), aMark("early", time(1_000, 2_000), [1, 2])];
  const viewer = await open({ marks, onchoose, seen: [[0, 5_000]] });
  click(named("As a list"));
  const items = [...document.querySelectorAll(".list li")].map((item) => item.textContent.trim());
  expect(items).toEqual([
    "00:01–00:02, criteria 1, 2: comment of early",
    "00:40–00:50, criterion 3: comment of late",
    "0:00 to 0:05",
  ]);
  click(named("00:40"));
  expect(onchoose).toHaveBeenCalledWith("late");
  expect(viewer.position()).toEqual({ atMs: 40_000 });
});

test("without places the list says so", async () => {
  await open();
  click(named("As a list"));
  expect(one(".list").textContent).toContain("No places yet");
});

test("a video that cannot be played is named, and there is a way out; its places keep their times", async () => {
  const onoutside = vi.fn();
  await open({ onoutside, marks: [aMark("a", time(1_000, 2_000), [2])] });
  one("video").dispatchEvent(new Event("error"));
  flushSync();
  expect(document.body.textContent).toContain("This video cannot be played here");
  expect(document.querySelector("video")).toBeNull();
  expect(document.querySelector(".strip")).not.toBeNull();
  click(named("Open with"));
  expect(onoutside).toHaveBeenCalledWith("open");
});

test("a wave that cannot be drawn is told; the recording plays all the same", async () => {
  await open();
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).toContain("could not be drawn as a wave");
  expect(document.querySelector("video")).not.toBeNull();
});

test("a silent film has no wave, no loudness, and nobody misses them", async () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  await open({ artifact: anArtifact({ hasSound: false }) });
  expect(fetched).not.toHaveBeenCalled();
  expect(document.querySelector("[aria-label^='Loudness']")).toBeNull();
  expect(document.body.textContent).not.toContain("could not be drawn");
});

test("a sound has a time line and pauses, and no picture", async () => {
  const speech = {
    durationMs: 60_000,
    spans: [[0, 30_000]] as [number, number][],
    pauses: [
      [30_000, 41_000],
      [50_000, 51_000],
    ] as [number, number][],
  };
  await open({
    artifact: anArtifact({ viewer: "audio" }),
    source: aSource({ speech: () => Promise.resolve(speech) }),
  });
  expect([document.querySelector("video"), document.querySelector("audio") === null]).toEqual([null, false]);
  expect(one(".pauses").textContent.replace(/\s+/g, " ")).toContain(
    "1 pause of 3 s or more, together 0:11 longest 11.0 s at 00:30 speech 50 %",
  );
  const toggle = named("Pauses of 3 s");
  click(toggle);
  expect(toggle.getAttribute("aria-pressed")).toBe("false");
});

test("captions can only be switched where there are some", async () => {
  await open();
  expect(document.querySelector("[aria-label='Captions, CC']")).toBeNull();
  await unmount(shown as object);
  const cues = [{ startMs: 0, endMs: 5_000, text: "Show me.", start: 0, end: 8 }];
  await open({ source: aSource({ captions: () => Promise.resolve(cues) }) });
  expect(one(".captions").textContent).toBe("Show me.");
  click(one("[aria-label='Captions, CC']"));
  expect(document.querySelector(".captions")).toBeNull();
});

test("what does not come is not waited for", async () => {
  const never = () => Promise.reject(new Error("the child died"));
  await open({ source: aSource({ captions: never, frames: never, speech: never }) });
  expect(document.querySelector("video")).not.toBeNull();
});

test("looping is offered once a span is chosen, and says what is missing before", async () => {
  await open({ marks: [aMark("a", time(10_000, 20_000), [2])] });
  expect(one("[aria-label^='Loop']").getAttribute("aria-label")).toBe("Loop: choose a span first");
  await unmount(shown as object);
  const viewer = await open({ marks: [aMark("a", time(10_000, 20_000), [2])], chosen: "a" });
  click(named("Loop the chosen span"));
  expect(document.body.textContent).toContain("00:10–00:20 looping");
  expect(viewer.control("loop")).toBe(true);
  flushSync();
  expect(document.body.textContent).not.toContain("looping");
});

test("a drawn box is read out, and moved by keys", async () => {
  const viewer = await open();
  viewer.control("box");
  flushSync();
  const box = one(".drawn");
  expect(box.getAttribute("aria-label")).toContain("33 % from the left, 33 % from the top");
  press(box, "ArrowLeft", { code: "ArrowLeft", shiftKey: true });
  expect(box.getAttribute("aria-label")).toContain("23 % from the left");
});

test("a film whose pictures are damaged says so, with what became of its sound", async () => {
  vi.spyOn(HTMLMediaElement.prototype, "canPlayType").mockReturnValue("probably");
  const problem = { code: "sound-damaged", message: "Damaged.", hint: "Ask.", also: [] };
  await open({ source: aSource({ speech: () => Promise.reject(new Refused(problem)) }) });
  one("video").dispatchEvent(new Event("error"));
  flushSync();
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(one("h3").textContent).toBe("This video is damaged");
  expect(document.body.textContent).toContain("Its sound is damaged and cannot be decoded.");
  expect(document.body.textContent).toContain("Ask for the recording again.");
});

test("a film that failed on the way can be played once more from its start", async () => {
  vi.spyOn(HTMLMediaElement.prototype, "canPlayType").mockReturnValue("probably");
  await open();
  one("video").dispatchEvent(new Event("loadeddata"));
  one("video").dispatchEvent(new Event("error"));
  flushSync();
  click(named("Play it from the start"));
  expect(document.querySelector("video")).not.toBeNull();
  expect(document.querySelector("h3")).toBeNull();
});

test.each([
  ["given", 1],
  ["not-needed", 1],
  ["missing", 0],
] as const)("where consent is %s, %i frame of a cited moment is kept", async (consent, times) => {
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({
    drawImage: () => undefined,
  } as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toDataURL").mockReturnValue("data:image/jpeg;base64,AAAA");
  vi.spyOn(HTMLVideoElement.prototype, "videoWidth", "get").mockReturnValue(640);
  vi.spyOn(HTMLVideoElement.prototype, "videoHeight", "get").mockReturnValue(360);
  vi.spyOn(HTMLMediaElement.prototype, "readyState", "get").mockReturnValue(4);
  const keepFrame = vi.fn();
  await open({
    artifact: anArtifact({ consent }),
    source: aSource({ keepFrame }),
    marks: [aMark("a", time(0, 2_000))],
  });
  one("video").dispatchEvent(new Event("seeked"));
  if (times) await vi.waitFor(() => expect(keepFrame).toHaveBeenCalled());
  else await new Promise((resolve) => setTimeout(resolve, 60));
  expect(keepFrame.mock.calls).toEqual(times ? [[0, "AAAA"]] : []);
});

test("a wave that could not be drawn is asked for again", async () => {
  await open();
  expect(document.body.textContent).toContain("could not be drawn as a wave");
  answering(dat());
  click(named("Try again"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).not.toContain("could not be drawn as a wave");
});

/** A file of one pixel. */
function dat(): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(26));
  [2, 1, 48_000, 480, 1, 1].forEach((word, at) => view.setInt32(at * 4, word, true));
  return view.buffer;
}
