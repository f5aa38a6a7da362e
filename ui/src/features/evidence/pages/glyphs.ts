// The words of a page where they stand: from a point to the letter edge nearest to it, from letters to areas, and from
// word to word and line to line for the keyboard. Positions are code points of the page's text; places are parts per
// million of the page, so distances are taken with the page's shape.
import type { PageWords, WordSpan } from "../../../lib/ipc/contract";
import type { Point } from "../place/box";

/** An area: its corners, start-top first, then along the line. */
export type Quad = [Point, Point, Point, Point];

/** Words that stand on one line, in the order in which they are read. */
interface Line {
  spans: WordSpan[];
}

const corner = (span: WordSpan, index: number): Point => ({
  x: span.corners[index * 2] ?? 0,
  y: span.corners[index * 2 + 1] ?? 0,
});
const quadOf = (span: WordSpan): Quad => [corner(span, 0), corner(span, 1), corner(span, 2), corner(span, 3)];
const mix = (a: Point, b: Point, part: number): Point => ({
  x: Math.round(a.x + (b.x - a.x) * part),
  y: Math.round(a.y + (b.y - a.y) * part),
});
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const dot = (a: Point, b: Point) => a.x * b.x + a.y * b.y;
const long = (a: Point) => Math.hypot(a.x, a.y);

/** The words of a page, ready to be pointed at. */
export class Glyphs {
  readonly words: PageWords;
  readonly #lines: Line[];
  /** How much wider a millionth of the width is than one of the height. */
  readonly #stretch: number;

  constructor(words: PageWords) {
    this.words = words;
    this.#stretch = words.heightPt > 0 ? words.widthPt / words.heightPt : 1;
    this.#lines = lines(words.spans, (point) => this.#even(point));
  }

  /** Whether there is anything to point at. */
  get empty(): boolean {
    return this.words.spans.length === 0;
  }

  #even({ x, y }: Point): Point {
    return { x: x * this.#stretch, y };
  }

  /** The letter edge nearest to a point; `null` on a page without words. */
  caretAt(point: Point): number | null {
    const near = this.#nearest(point, this.words.spans);
    return near && this.#edge(near, point);
  }

  /** Whether a point lies on a word, and not beside it. */
  on(point: Point): boolean {
    return this.words.spans.some((span) => this.#away(span, point) === 0);
  }

  /** The word at a point: all the pieces that touch, so that a hyphenated one is whole. */
  wordAt(point: Point): { start: number; end: number } | null {
    const near = this.#nearest(point, this.words.spans);
    return near && this.#whole(near);
  }

  /** The areas of the code points from `start` to `end`, one for each line. */
  quads(start: number, end: number): Quad[] {
    const found: Quad[] = [];
    for (const { spans } of this.#lines) {
      const parts = spans.filter((span) => span.start < end && span.end > start);
      const quads = parts.map((span) => part(span, start, end));
      const [first, last] = [quads[0], quads[quads.length - 1]];
      if (first && last) found.push(quads.length === 1 ? first : hull(quads, first));
    }
    return found;
  }

  /** The upright edge at a position, where a caret is drawn. */
  edge(position: number): [Point, Point] | null {
    const span =
      this.words.spans.find((span) => position >= span.start && position < span.end) ??
      this.words.spans.find((span) => position === span.end);
    if (!span) return null;
    const at = (span.stops[position - span.start] ?? 0) / 1e6;
    const [a, b, c, d] = quadOf(span);
    return [mix(a, b, at), mix(d, c, at)];
  }

  /** The next word's end, or the word's beginning before. */
  byWord(position: number, by: 1 | -1): number {
    const { spans } = this.words;
    if (by > 0) {
      const next = spans.find((span) => span.end > position);
      return next ? this.#whole(next).end : position;
    }
    const before = spans.filter((span) => span.start < position).pop();
    return before ? this.#whole(before).start : position;
  }

  /** The nearest position on the line below or above; at the last line its end, at the first its beginning. */
  byLine(position: number, by: 1 | -1): number {
    const here = this.#lineOf(position);
    const edge = this.edge(position);
    if (here < 0 || !edge) return position;
    const line = this.#lines[here + by];
    if (!line) {
      const spans = this.#lines[here]?.spans ?? [];
      return by > 0 ? (spans[spans.length - 1]?.end ?? position) : (spans[0]?.start ?? position);
    }
    const point = mix(edge[0], edge[1], 0.5);
    const near = this.#nearest(point, line.spans);
    return near ? this.#edge(near, point) : position;
  }

  /** Where the line of a position begins, across the page. */
  lineLeft(position: number): number {
    const spans = this.#lines[this.#lineOf(position)]?.spans ?? [];
    return Math.min(1e6, ...spans.flatMap((span) => [0, 1, 2, 3].map((index) => corner(span, index).x)));
  }

  /** The first position that stands in a part of the page, for a caret that has not been anywhere yet. */
  first(fromY: number): number | null {
    const span = this.words.spans.find((span) => corner(span, 3).y >= fromY) ?? this.words.spans[0];
    return span ? span.start : null;
  }

  #lineOf(position: number): number {
    const holds = ({ spans }: Line, end: 0 | 1) =>
      spans.some((span) => position >= span.start && position < span.end + end);
    const inside = this.#lines.findIndex((line) => holds(line, 0));
    return inside >= 0 ? inside : this.#lines.findIndex((line) => holds(line, 1));
  }

  #whole(span: WordSpan): { start: number; end: number } {
    const { spans } = this.words;
    let [first, last] = [spans.indexOf(span), spans.indexOf(span)];
    while (spans[first - 1]?.end === spans[first]?.start) first -= 1;
    while (spans[last + 1]?.start === spans[last]?.end) last += 1;
    return { start: spans[first]?.start ?? span.start, end: spans[last]?.end ?? span.end };
  }

  #nearest(point: Point, spans: readonly WordSpan[]): WordSpan | null {
    let [best, least] = [null as WordSpan | null, Infinity];
    for (const span of spans) {
      const away = this.#away(span, point);
      if (away < least) [best, least] = [span, away];
      if (away === 0) break;
    }
    return best;
  }

  /** How far a point is from a word: 0 on it. Across the line counts more, so that a line keeps the caret. */
  #away(span: WordSpan, point: Point): number {
    const [along, across, width, height] = this.#within(span, point);
    const beyond = (at: number, size: number) => Math.max(-at, at - size, 0);
    return Math.hypot(beyond(along, width), 3 * beyond(across, height));
  }

  /** Where a point is in the axes of a word: along, across, and how large the word is in both. */
  #within(span: WordSpan, point: Point): [number, number, number, number] {
    const [a, b, , d] = quadOf(span).map((corner) => this.#even(corner)) as Quad;
    const [along, across, to] = [minus(b, a), minus(d, a), minus(this.#even(point), a)];
    const [width, height] = [long(along) || 1, long(across) || 1];
    return [dot(to, along) / width, dot(to, across) / height, width, height];
  }

  /** The letter edge of a word nearest to a point. */
  #edge(span: WordSpan, point: Point): number {
    const [along, , width] = this.#within(span, point);
    const at = (along / width) * 1e6;
    let [best, least] = [0, Infinity];
    span.stops.forEach((stop, index) => {
      const away = Math.abs(stop - at);
      if (away < least) [best, least] = [index, away];
    });
    return span.start + best;
  }
}

/** The part of a word that lies between two code points; read from right to left, its stops fall. */
function part(span: WordSpan, start: number, end: number): Quad {
  const stop = (position: number) => (span.stops[position - span.start] ?? 0) / 1e6;
  const [from, to] = [stop(Math.max(start, span.start)), stop(Math.min(end, span.end))];
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const [a, b, c, d] = quadOf(span);
  return [mix(a, b, low), mix(a, b, high), mix(d, c, high), mix(d, c, low)];
}

/** One area around several on a line, in the axes of the first. */
function hull(quads: Quad[], [a, b, , d]: Quad): Quad {
  const [along, across] = [minus(b, a), minus(d, a)];
  const [width, height] = [dot(along, along) || 1, dot(across, across) || 1];
  const corners = quads.flat().map((corner) => minus(corner, a));
  const reach = (axis: Point, size: number): [number, number] => {
    const parts = corners.map((corner) => dot(corner, axis) / size);
    return [Math.min(...parts), Math.max(...parts)];
  };
  const [[left, right], [top, bottom]] = [reach(along, width), reach(across, height)];
  const at = (x: number, y: number): Point => ({
    x: Math.round(a.x + along.x * x + across.x * y),
    y: Math.round(a.y + along.y * x + across.y * y),
  });
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}

/** Words that follow each other at the same height and not too far apart stand on one line. */
function lines(spans: readonly WordSpan[], even: (point: Point) => Point): Line[] {
  const found: Line[] = [];
  for (const span of spans) {
    const last = found[found.length - 1];
    const before = last?.spans[last.spans.length - 1];
    if (last && before && goesOn(quadOf(before).map(even) as Quad, quadOf(span).map(even) as Quad)) {
      last.spans.push(span);
    } else found.push({ spans: [span] });
  }
  return found;
}

/** How far apart words of one line may stand, in their height: cells of a row are further. */
const APART = 2.5;

function goesOn([a, b, , d]: Quad, [e, f, , h]: Quad): boolean {
  const [along, across] = [minus(b, a), minus(d, a)];
  const [width, height] = [long(along) || 1, long(across) || 1];
  const middle = mix(mix(e, f, 0.5), mix(h, mix(e, f, 1), 0.5), 0.5);
  const off = Math.abs(dot(minus(middle, mix(a, d, 0.5)), across) / height);
  const [from, to] = [e, f].map((corner) => dot(minus(corner, a), along) / width) as [number, number];
  const gap = Math.max(Math.min(from, to) - width, -Math.max(from, to), 0);
  const turned = Math.abs(dot(minus(f, e), across)) / (long(minus(f, e)) || 1) / height;
  return off < height * 0.6 && gap < height * APART && turned < 0.3;
}
