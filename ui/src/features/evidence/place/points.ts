// Positions in text: outside this window they are Unicode code points, inside it UTF-16 units. Letters beyond the first
// plane (an emoji, a rare character) are two units and one point.

/** A text whose positions can be told either way. */
export class Points {
  /** The units at which a letter of two units begins, in order. */
  readonly #pairs: number[] = [];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    for (const pair of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) this.#pairs.push(pair.index);
  }

  /** How many code points there are. */
  get length(): number {
    return this.text.length - this.#pairs.length;
  }

  /** The code points before a unit; from the middle of a letter, those before that letter. */
  pointOf(unit: number): number {
    const within = Math.min(Math.max(unit, 0), this.text.length);
    return within - firstNotBelow(this.#pairs, within);
  }

  /** The unit at which a code point begins. */
  unitOf(point: number): number {
    const within = Math.min(Math.max(point, 0), this.length);
    // The pairs before the point: pair n begins at code point `pairs[n] - n`.
    let [low, high] = [0, this.#pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] ?? 0) - middle < within) low = middle + 1;
      else high = middle;
    }
    return within + low;
  }

  /** The text between two code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unitOf(start), this.unitOf(end));
  }
}

/** How many code points a text has. */
export const count = (text: string) => new Points(text).length;

/** How many numbers of an ordered list are below `value`. */
export function firstNotBelow(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
