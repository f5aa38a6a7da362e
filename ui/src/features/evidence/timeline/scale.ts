// The time line's scale: which stretch of the recording is seen, and where on it a moment stands.

/** The stretch that is seen, milliseconds. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** Nobody looks at less of a recording at once. */
export const LEAST_MS = 2_000;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** All of a recording; one that has no length is taken for a millisecond, so that there is a scale at all. */
export const whole = (durationMs: number): Stretch => ({ fromMs: 0, toMs: Math.max(durationMs, 1) });

/** Where a moment stands, 0 at the left edge of `width`; beyond the edges too. */
export const xOf = (ms: number, { fromMs, toMs }: Stretch, width: number) =>
  ((ms - fromMs) / (toMs - fromMs)) * width;

/** The same for one stretch and width: nothing that may change is looked at again, however many moments are placed. */
export const placing = (stretch: Stretch, width: number) => (ms: number) => xOf(ms, stretch, width);

/** The moment at a place, rounded to milliseconds and never outside the recording. */
export function msAt(x: number, { fromMs, toMs }: Stretch, width: number, durationMs: number): number {
  const ms = width > 0 ? fromMs + (x / width) * (toMs - fromMs) : fromMs;
  return clamp(Math.round(ms), 0, Math.max(durationMs, 0));
}

/** The stretch moved so that it lies in the recording, and never longer than that. */
function within(from: number, length: number, durationMs: number): Stretch {
  const all = whole(durationMs).toMs;
  const long = clamp(length, Math.min(LEAST_MS, all), all);
  const start = clamp(from, 0, all - long);
  return { fromMs: start, toMs: start + long };
}

/** Closer by `factor` (or further, below 1); the moment `aroundMs` stays where it is. */
export function zoomed(now: Stretch, factor: number, aroundMs: number, durationMs: number): Stretch {
  const length = now.toMs - now.fromMs;
  const { toMs } = whole(durationMs);
  const long = clamp(length / factor, Math.min(LEAST_MS, toMs), toMs);
  const share = (aroundMs - now.fromMs) / length;
  return within(aroundMs - share * long, long, durationMs);
}

/** The same length, moved by so many milliseconds. */
export const scrolled = (now: Stretch, byMs: number, durationMs: number) =>
  within(now.fromMs + byMs, now.toMs - now.fromMs, durationMs);

/** The same length with a moment in sight: moved only where it is not, and then so that it comes at a tenth. */
export function following(now: Stretch, ms: number, durationMs: number): Stretch {
  const length = now.toMs - now.fromMs;
  return ms >= now.fromMs && ms <= now.toMs ? now : within(ms - length / 10, length, durationMs);
}

/** A stretch that holds a span with room around it, as close as that goes. */
export function around(startMs: number, endMs: number, now: Stretch, durationMs: number): Stretch {
  const length = Math.max(now.toMs - now.fromMs, (endMs - startMs) * 1.2);
  const seen = startMs >= now.fromMs && endMs <= now.toMs;
  return seen ? now : within((startMs + endMs) / 2 - length / 2, length, durationMs);
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600].map((seconds) => seconds * 1000);

/** The moments that the ruler names: round ones, at least `apart` pixels from each other. */
export function ticks(now: Stretch, width: number, apart = 64): number[] {
  const perPixel = (now.toMs - now.fromMs) / width;
  if (!(width > 0) || !Number.isFinite(perPixel)) return [];
  const step = STEPS.find((step) => step / perPixel >= apart) ?? STEPS[STEPS.length - 1] ?? 1;
  const first = Math.ceil(now.fromMs / step) * step;
  const count = Math.max(Math.floor((now.toMs - first) / step) + 1, 0);
  return Array.from({ length: count }, (_, index) => first + index * step);
}
