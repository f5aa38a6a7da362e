// Stretches that were seen, and how it is known that they were: what played counts, what was skipped does not.

export type Stretch = [number, number];

/** Stretches in order, without overlaps; those that touch, or almost do, are one. */
export function merged(stretches: readonly Stretch[], gap = 0): Stretch[] {
  const found: Stretch[] = [];
  const ordered = stretches.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
  for (const [from, to] of ordered) {
    const last = found[found.length - 1];
    if (last && from <= last[1] + gap) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** How much of a whole the stretches cover, 0 to 1. */
export function share(stretches: readonly Stretch[], whole: number): number {
  const sum = merged(stretches).reduce(
    (sum, [from, to]) => sum + Math.max(Math.min(to, whole) - Math.max(from, 0), 0),
    0,
  );
  return whole > 0 ? sum / whole : 0;
}

/** Time on the wall may pass this much faster than the recording was asked to play, milliseconds: players jitter. */
const SLACK_MS = 300;
/** Gaps shorter than this come from measuring. */
const GAP_MS = 50;

/** Watches a recording being played. Told the time now and then; knows what was played without a break. */
export class Watched {
  #done: Stretch[] = [];
  #last: { atMs: number; wallMs: number } | null = null;

  /** The playhead is at `atMs`; `wallMs` is a clock that only goes forward. */
  tick(atMs: number, wallMs: number, playing: boolean, rate: number): void {
    const last = this.#last;
    this.#last = playing ? { atMs, wallMs } : null;
    if (!last) return;
    const [played, possible] = [atMs - last.atMs, (wallMs - last.wallMs) * rate + SLACK_MS];
    if (played > 0 && played <= possible) {
      this.#done = merged([...this.#done, [Math.round(last.atMs), Math.round(atMs)]], GAP_MS);
    }
  }

  /** The playhead was put elsewhere. */
  jumped(): void {
    this.#last = null;
  }

  /** What was watched since it was last asked. */
  take(): Stretch[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }
}
