// Where things stand on the time line: heights from the top, in pixels, and what lies under a pointer.
import type { Stretch } from "./scale";
import { gripAt, spanAt, type Grip, type Lane, type Span } from "./spans";

/** Left of the time line, for the badges of its lanes; and right of it. */
export const GUTTER = 30;
export const RIGHT = 14;

/** What a time line shows besides its lanes. */
export interface Parts {
  coverage: boolean;
  /** How high the wave is; 0 for none. */
  wave: number;
  speech: boolean;
  lanes: number;
}

export interface Heights {
  coverage: number;
  wave: number;
  waveMiddle: number;
  speech: number;
  lanes: number;
  lane: number;
  ruler: number;
  all: number;
}

const LANE = 13;

export function heights({ coverage, wave, speech, lanes }: Parts): Heights {
  const waveTop = coverage ? 13 : 6;
  const waveEnd = waveTop + wave;
  const speechTop = waveEnd + (speech ? 20 : 0);
  const lanesTop = (speech ? speechTop + 18 : waveEnd + (wave > 0 ? 6 : 4)) + 1;
  const ruler = lanesTop + Math.max(lanes * LANE, LANE / 2);
  return {
    coverage: 6,
    wave: waveTop,
    waveMiddle: waveTop + wave / 2,
    speech: speechTop,
    lanes: lanesTop,
    lane: LANE,
    ruler,
    all: ruler + 23,
  };
}

/** What lies under a pointer. */
export type Under =
  | { what: "grip"; span: Span; grip: Grip }
  | { what: "span"; span: Span }
  | { what: "pause"; pause: [number, number] }
  | { what: "time" };

interface Shown {
  at: Heights;
  lanes: readonly Lane[];
  chosen: string | null;
  pauses: readonly [number, number][];
  speech: boolean;
  toX: (ms: number) => number;
}

/** Handles of the chosen span count before spans, spans before pauses; everything else is time. */
export function under(x: number, y: number, { at, lanes, chosen, pauses, speech, toX }: Shown): Under {
  const lane = lanes[Math.floor((y - at.lanes) / at.lane)];
  const inLanes = y >= at.lanes - at.lane / 2 && y < at.lanes + lanes.length * at.lane + at.lane / 2;
  if (inLanes) {
    const own = lanes.flatMap(({ spans }, index) =>
      Math.abs(at.lanes + (index + 0.5) * at.lane - y) <= at.lane
        ? spans.filter((span) => span.annotation === chosen)
        : [],
    );
    for (const span of own) {
      const grip = gripAt(x, toX(span.startMs), toX(span.endMs));
      if (grip) return { what: "grip", span, grip };
    }
    const span = lane && spanAt(lane, x, toX);
    if (span) return { what: "span", span };
  }
  const onLabel = Math.abs(y - at.waveMiddle) <= 12;
  const onSpeech = speech && y >= at.speech - 8 && y <= at.speech + 16;
  const pause = pauses.find(([from, to]) => {
    const [left, right] = [toX(from), toX(to)];
    return (onSpeech && x >= left && x <= right) || (onLabel && Math.abs(x - (left + right) / 2) <= 24);
  });
  return pause && (onLabel || onSpeech) ? { what: "pause", pause } : { what: "time" };
}

/** One bar of the wave every so many pixels. */
export const BAR = 3;

/** The wave as a path: a bar for every loudness, around a middle. Silence is a dot, so that it can be seen too. */
export function wavePath(loudness: Float32Array, loudest: number, height: number): string {
  const middle = height / 2;
  const parts: string[] = [];
  loudness.forEach((level, index) => {
    const half = Math.max((loudest > 0 ? level / loudest : 0) * (middle - 1), 0.5);
    parts.push(`M${index * BAR + 1} ${(middle - half).toFixed(1)}v${(2 * half).toFixed(1)}`);
  });
  return parts.join("");
}

/** The part of a stretch of the recording that is in sight, in pixels; `null` where none is. */
export function visible(
  [from, to]: readonly [number, number],
  { fromMs, toMs }: Stretch,
  toX: (ms: number) => number,
): { x: number; width: number } | null {
  if (to < fromMs || from > toMs) return null;
  const x = toX(Math.max(from, fromMs));
  return { x, width: Math.max(toX(Math.min(to, toMs)) - x, 0) };
}

/** Where a key on the time line goes to, milliseconds; `null` for keys that mean nothing there. */
export function seekByKey(
  key: { code: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  atMs: number,
  durationMs: number,
): number | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  const step = key.shiftKey ? 10_000 : 1_000;
  const to: Record<string, number> = {
    ArrowLeft: atMs - step,
    ArrowRight: atMs + step,
    ArrowDown: atMs - step,
    ArrowUp: atMs + step,
    PageDown: atMs - durationMs / 10,
    PageUp: atMs + durationMs / 10,
    Home: 0,
    End: durationMs,
  };
  const ms = to[key.code];
  return ms === undefined ? null : Math.min(Math.max(Math.round(ms), 0), durationMs);
}
