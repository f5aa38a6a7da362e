import { beforeEach, expect, test } from "vitest";
import { aMark } from "../testing";
import { Stills } from "./stills";

const video = {} as HTMLVideoElement;
const time = (startMs: number) => ({ kind: "time", startMs, endMs: startMs + 2_000, box: null }) as const;
const frames = { variable: false, centres: [20, 60, 100, 140] };

let kept: [number, string][];
let drawings: number;
let shows: string | null;
let stills: Stills;
beforeEach(() => {
  [kept, drawings, shows] = [[], 0, "AAAA"];
  stills = new Stills(
    (atMs, base64) => kept.push([atMs, base64]),
    () => (drawings++, shows),
  );
});

test("where it stands still on a cited frame, that frame is kept, once", () => {
  stills.still(video, 58, [aMark("a", time(60)), aMark("b", time(140))], frames);
  stills.still(video, 60, [aMark("a", time(60)), aMark("b", time(140))], frames);
  expect(kept).toEqual([[60, "AAAA"]]);
  expect(drawings).toBe(1);
});

test("two annotations on one frame are drawn once, and each has it", () => {
  stills.still(video, 60, [aMark("a", time(60)), aMark("b", time(62))], frames);
  expect(kept).toEqual([
    [60, "AAAA"],
    [62, "AAAA"],
  ]);
  expect(drawings).toBe(1);
});

test("on another frame nothing is drawn, however near it is", () => {
  stills.still(video, 100, [aMark("a", time(60))], frames);
  expect(drawings).toBe(0);
});

test("without frames what is near counts", () => {
  stills.still(video, 1_040, [aMark("a", time(1_000)), aMark("b", time(1_100))], null);
  expect(kept.map(([atMs]) => atMs)).toEqual([1_000]);
});

test("a span that was opened while it played has the frame of that moment, once it is annotated", () => {
  stills.opened(video, 4_000);
  shows = "BBBB";
  stills.marked([aMark("a", time(9_000))]);
  expect(kept).toEqual([]);
  stills.marked([aMark("a", time(9_000)), aMark("b", time(4_012))]);
  stills.marked([aMark("b", time(4_012))]);
  expect(kept).toEqual([[4_012, "AAAA"]]);
});

test("a moment that was moved is another one", () => {
  stills.opened(video, 4_000);
  stills.marked([aMark("b", time(4_000))]);
  stills.marked([aMark("b", time(2_000))]);
  expect(kept.map(([atMs]) => atMs)).toEqual([4_000]);
});

test("a place that is lost has no frame, and what cannot be drawn is tried again", () => {
  shows = null;
  const lost = aMark("a", time(60), [1], { standing: "lost" });
  stills.still(video, 60, [lost, aMark("b", time(60))], frames);
  expect(kept).toEqual([]);
  shows = "CCCC";
  stills.still(video, 60, [lost, aMark("b", time(60))], frames);
  expect(kept).toEqual([[60, "CCCC"]]);
});
