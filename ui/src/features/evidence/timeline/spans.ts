// The spans on the time line: a lane for each criterion, what a pointer takes hold of, and how edges move.
import type { Mark } from "../viewer";

/** An annotation of a time, as it is drawn. */
export interface Span {
  annotation: string;
  startMs: number;
  endMs: number;
}

/** The spans of one criterion. */
export interface Lane {
  number: number;
  spans: Span[];
}

/** The lane of what serves no criterion yet. */
const NONE = 0;

/** The lanes that have spans, by criterion; what serves several criteria stands in each of them. */
export function lanes(marks: readonly Mark[]): Lane[] {
  const found = new Map<number, Span[]>();
  for (const { annotation, numbers } of marks) {
    const { place } = annotation;
    if (place.kind !== "time" || annotation.standing === "lost") continue;
    for (const number of new Set(numbers.length > 0 ? numbers : [NONE])) {
      const spans = found.get(number) ?? [];
      spans.push({ annotation: annotation.id, startMs: place.startMs, endMs: place.endMs });
      found.set(number, spans);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a || Infinity) - (b || Infinity))
    .map(([number, spans]) => ({ number, spans: spans.sort((a, b) => a.startMs - b.startMs) }));
}

/** Spans are not drawn narrower, pixels: otherwise a short one could not be seen. */
export const LEAST_WIDTH = 4;
/** Of a span on the time line, pixels. */
const BAR = { height: 9, corner: 2 };

/**
 * The bars of a lane as one path, those that overlap as one: a lane can have hundreds, and whatever moves near it, be it
 * the playhead or a caret, draws them again. `parts` are in the order of their beginnings.
 */
export function bars(parts: readonly Part[], y: number): string {
  const apart: Part[] = [];
  for (const part of parts) {
    const last = apart.at(-1);
    if (!last || part.x > last.x + last.width) apart.push(part);
    else if (part.x + part.width > last.x + last.width)
      apart[apart.length - 1] = { x: last.x, width: part.x + part.width - last.x };
  }
  return apart.map(({ x, width }) => bar(x, y, width)).join("");
}

interface Part {
  readonly x: number;
  readonly width: number;
}

function bar(x: number, y: number, width: number): string {
  const r = Math.min(BAR.corner, width / 2);
  const [wide, high] = [width - 2 * r, BAR.height - 2 * r];
  const round = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [right, left] = [round(r, r) + `v${high}` + round(-r, r), round(-r, -r) + `v${-high}` + round(r, -r)];
  return `M${x + r} ${y}h${wide}${right}h${-wide}${left}z`;
}

/** How far from an edge it is still taken hold of, pixels: half of the 24 that a target needs. */
const REACH = 12;

/** What of a span lies under the pointer. */
export type Grip = "start" | "end" | "body";

/** An edge in reach counts before the body; of a narrow span each half is its edge. */
export function gripAt(x: number, left: number, right: number): Grip | null {
  if (x < left - REACH || x > right + REACH) return null;
  const middle = (left + right) / 2;
  const [start, end] = [Math.abs(x - left), Math.abs(x - right)];
  const reach = Math.min(REACH, Math.max((right - left) / 3, LEAST_WIDTH));
  if (start <= reach || x < left) return x <= middle ? "start" : "end";
  if (end <= reach || x > right) return "end";
  return "body";
}

/** The span of a lane under the pointer, the shortest of several. */
export function spanAt(lane: Lane, x: number, toX: (ms: number) => number): Span | null {
  const under = lane.spans.filter((span) => {
    const [left, right] = [toX(span.startMs), toX(span.endMs)];
    return x >= left && x <= Math.max(right, left + LEAST_WIDTH);
  });
  const length = (span: Span) => span.endMs - span.startMs;
  return under.sort((a, b) => length(a) - length(b))[0] ?? null;
}

/** No span is shorter: of a still frame it is one millisecond. */
const LEAST_MS = 1;

/** The span with one edge moved; the edges never change places and stay in the recording. */
export function trimmed<T extends { startMs: number; endMs: number }>(
  span: T,
  edge: "start" | "end",
  toMs: number,
  durationMs: number,
): T {
  const ms = Math.round(Math.min(Math.max(toMs, 0), durationMs));
  return edge === "start"
    ? { ...span, startMs: Math.min(ms, span.endMs - LEAST_MS) }
    : { ...span, endMs: Math.max(ms, span.startMs + LEAST_MS) };
}
