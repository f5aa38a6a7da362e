// Whether what is typed is found in a text, where, and how well: every word typed has to be there, in any order.

export type Range = { start: number; end: number };
export type Found = { ranges: Range[]; score: number };

/** Without capitals and accents, letter for letter, so that places in it are places in the text. */
function plain(text: string): string {
  return [...text].map((letter) => fold(letter)).join("");
}
function fold(letter: string): string {
  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.length === letter.length ? bare : letter;
}

/** Where `query` is in `text`; null where a word of it is not. Better matches have a higher score. */
export function match(query: string, text: string): Found | null {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const within = plain(text);
  const ranges: Range[] = [];
  let score = 0;
  for (const word of words) {
    const start = placeOf(word, within);
    if (start < 0) return null;
    ranges.push({ start, end: start + word.length });
    score += isStart(within, start) ? 4 : 1;
    if (start === 0) score += 2;
  }
  return { ranges: joined(ranges), score };
}

/** The start of a word where there is one, any place otherwise. */
function placeOf(word: string, within: string): number {
  for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + 1)) {
    if (isStart(within, at)) return at;
  }
  return within.indexOf(word);
}

const isStart = (within: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(within[at - 1] ?? "");

function joined(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  return sorted.reduce<Range[]>((all, range) => {
    const last = all.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else all.push({ ...range });
    return all;
  }, []);
}

/** The text in parts, those that were found marked. */
export function parts(text: string, ranges: readonly Range[]): { text: string; found: boolean }[] {
  const all: { text: string; found: boolean }[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    all.push({ text: text.slice(at, start), found: false }, { text: text.slice(start, end), found: true });
    at = end;
  }
  all.push({ text: text.slice(at), found: false });
  return all.filter((part) => part.text !== "");
}
