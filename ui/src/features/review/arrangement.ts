// How the window is divided: sizes as delivered for each class of widths, and the limits that hold everywhere.
import type { Limits, WindowClass } from "../../lib/panes";

/** Which size stands at which place in what is kept. */
export const sized = { evidence: 0, rubric: 1, strip: 2, belowPages: 3, transcript: 4 } as const;

/** Sizes as delivered, in the order of `sized`. */
export const delivered: Record<WindowClass, readonly number[]> = {
  wide: [288, 480, 252, 180, 340],
  middle: [248, 420, 236, 152, 340],
  narrow: [248, 340, 150, 150, 340],
  single: [248, 420, 236, 180, 340],
};

/** The rail of rings that stands for the evidence where there is no room for a pane. */
export const rail = 44;

/** The stage of a recording with its controls and its time line; of anything else the page alone. */
const stage = 220;
const controlsAndTimeLine = 36 + 122 + 36;
const viewer = 480;

export const limits = {
  evidence: { min: 200, max: 360, rest: viewer + 320 },
  rubric: { min: 320, max: 640, rest: viewer },
  transcript: { min: 260, max: 560, rest: viewer },
  strip: (timeline: boolean): Limits => ({
    min: 140,
    max: 900,
    rest: timeline ? stage + controlsAndTimeLine : stage,
  }),
};
