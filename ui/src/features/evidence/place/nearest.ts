// The words nearest to a quote that is gone: where most of its words stand together. They are outlined, never taken.

export interface Nearest {
  /** The page of the citable text, from 1. */
  page: number;
  start: number;
  end: number;
  quote: string;
}

interface Word {
  text: string;
  start: number;
  end: number;
}

/** The words of a text with their code points; beginnings of words count, so that endings may differ. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let [units, points] = [0, 0];
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    points += [...text.slice(units, found.index)].length;
    units = found.index;
    const length = [...found[0]].length;
    words.push({ text: found[0].toLowerCase().slice(0, 5), start: points, end: points + length });
  }
  return words;
}

/** How many of the quote's words have to be there. */
const ENOUGH = 0.5;

/** The nearest words on any page; `null` where less than half of the quote stands anywhere together. */
export function nearest(quote: string, pages: readonly string[]): Nearest | null {
  const wanted = wordsOf(quote).map((word) => word.text);
  if (wanted.length === 0) return null;
  let best: (Nearest & { score: number }) | null = null;
  pages.forEach((text, index) => {
    const found = bestOn(wordsOf(text), wanted);
    if (found && found.score >= ENOUGH && found.score > (best?.score ?? 0)) {
      const [start, end] = [found.from.start, found.to.end];
      best = { page: index + 1, start, end, score: found.score, quote: [...text].slice(start, end).join("") };
    }
  });
  if (!best) return null;
  const { page, start, end, quote: words }: Nearest = best;
  return { page, start, end, quote: words };
}

/** The window of as many words as are wanted that holds most of them, without what does not belong at its ends. */
function bestOn(words: Word[], wanted: string[]): { from: Word; to: Word; score: number } | null {
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let [hits, most, at] = [0, 0, -1];
  const size = wanted.length;
  words.forEach(({ text }, index) => {
    hits += take(left, text, -1);
    const gone = words[index - size];
    if (gone) hits -= take(left, gone.text, 1);
    if (hits > most) [most, at] = [hits, index];
  });
  const known = new Set(wanted);
  const window = words.slice(Math.max(at - size + 1, 0), at + 1).filter((word) => known.has(word.text));
  const [from, to] = [window[0], window[window.length - 1]];
  return from && to ? { from, to, score: most / size } : null;
}

/** Takes a word out of what is wanted, or puts it back; whether it counted. */
function take(left: Map<string, number>, word: string, by: 1 | -1): number {
  const count = left.get(word);
  if (count === undefined) return 0;
  left.set(word, count + by);
  return by < 0 ? (count > 0 ? 1 : 0) : count >= 0 ? 1 : 0;
}
