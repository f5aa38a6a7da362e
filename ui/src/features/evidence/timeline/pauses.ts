// The speech map: where somebody speaks, and the pauses that last. Only what is measured: no speakers, no moods.
import type { Speech } from "../../../lib/ipc/contract";
import { fixed } from "../../../lib/messages";
import { share } from "./stretches";

/** Pauses from here on are shown, milliseconds. */
export const LIMIT_MS = 3_000;

export interface Pauses {
  /** Those that last, in order. */
  shown: [number, number][];
  /** All of them together, milliseconds. */
  togetherMs: number;
  longest: [number, number] | null;
  /** How much of the recording is speech, 0 to 1. */
  speech: number;
}

const length = ([from, to]: [number, number]) => to - from;

/** The pauses of `limit` or more, and what a line about them says. */
export function pausesOf({ durationMs, spans, pauses }: Speech, limit = LIMIT_MS): Pauses {
  const shown = pauses.filter((pause) => length(pause) >= limit).sort((a, b) => a[0] - b[0]);
  const longest = shown.reduce<[number, number] | null>(
    (best, pause) => (best && length(best) >= length(pause) ? best : pause),
    null,
  );
  return {
    shown,
    togetherMs: shown.reduce((sum, pause) => sum + length(pause), 0),
    longest,
    speech: share(spans, durationMs),
  };
}

/** The pause at a moment. */
export const pauseAt = (pauses: readonly [number, number][], ms: number) =>
  pauses.find(([from, to]) => ms >= from && ms < to) ?? null;

/** A length in seconds with the tenth that it was measured to: `11.0`. */
export const seconds = (ms: number) => fixed(Math.round(ms / 100) / 10, 1);
