// Captions by time: which one is said now, and where nobody says anything.
import type { Cue } from "../../../lib/ipc/contract";
import { firstNotBelow } from "../place/points";

/** Captions in the order of time, ready to be asked. */
export class Cues {
  readonly all: Cue[];
  readonly #starts: number[];
  /** The latest end of each caption and all before it. */
  readonly #ends: number[];

  constructor(cues: readonly Cue[]) {
    this.all = [...cues].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
    this.#starts = this.all.map((cue) => cue.startMs);
    let latest = 0;
    this.#ends = this.all.map((cue) => (latest = Math.max(latest, cue.endMs)));
  }

  /** The captions on the screen at a moment; several where they overlap. The end of one is no part of it. */
  at(ms: number): Cue[] {
    const found: Cue[] = [];
    for (let index = firstNotBelow(this.#starts, ms + 1) - 1; index >= 0; index -= 1) {
      if ((this.#ends[index] ?? 0) <= ms) break;
      const cue = this.all[index];
      if (cue && cue.endMs > ms) found.unshift(cue);
    }
    return found;
  }

  /** The caption that was said last by then, or -1. */
  last(ms: number): number {
    return firstNotBelow(this.#starts, ms + 1) - 1;
  }
}

/** A line of a transcript: what is said, or that nothing is. */
export type Line =
  | { kind: "said"; startMs: number; endMs: number; cue: Cue }
  | { kind: "silence"; startMs: number; endMs: number };

/** Silences shorter than this are between breaths, not between people. */
export const SILENCE_MS = 3_000;

/** The lines of a transcript: every caption, and between them, before and behind them the silences that last. */
export function lines(cues: Cues, durationMs: number | null, least = SILENCE_MS): Line[] {
  const found: Line[] = [];
  let silentFrom = 0;
  const silence = (until: number) => {
    if (until - silentFrom >= least) found.push({ kind: "silence", startMs: silentFrom, endMs: until });
  };
  for (const cue of cues.all) {
    silence(cue.startMs);
    found.push({ kind: "said", startMs: cue.startMs, endMs: cue.endMs, cue });
    silentFrom = Math.max(silentFrom, cue.endMs);
  }
  if (durationMs !== null && found.length > 0) silence(durationMs);
  return found;
}

/** The line at a moment: the last one that has begun; -1 before the first. */
export function lineAt(all: readonly { startMs: number }[], ms: number): number {
  return (
    firstNotBelow(
      all.map((line) => line.startMs),
      ms + 1,
    ) - 1
  );
}
