// What is shown beside what is cited. The citable text is Rust's; a rendering of the same file (Markdown as read, the
// words of a caption) shows the same letters with other blanks. This finds for every letter shown where it stands in
// the citable text, so that a quote made by eye is a quote of that text to the letter.
import { firstNotBelow } from "./points";

/** The letters shown, each with its place in the citable text, or -1 where it has none; and how well both agree. */
export interface Alignment {
  /** For each code point shown. */
  places: Int32Array;
  /** The share of citable letters that are shown, 0 to 1. Blanks do not count. */
  shown: number;
}

/** How many letters have to agree at a place where both go on alike again. */
const AGREED = 6;
/** How many letters may be left out to get there. */
const AHEAD = 4_000;

/** Marks that a file may hold around its words, and that are not read. */
const MARKS = /[*_`~#>|\\[\]()-]/;

/** The letters of a text that are no blanks, and where they stand. */
interface Letters {
  of: string[];
  at: number[];
}

const isBlank = (letter: string | undefined) => letter !== undefined && /\s/u.test(letter);

function lettersOf(all: string[]): Letters {
  const at = [...all.keys()].filter((index) => !isBlank(all[index]));
  return { at, of: at.map((index) => all[index] ?? "") };
}

/** Aligns both texts from the beginning on. */
export function align(shown: string, citable: string): Alignment {
  const [allA, allB] = [[...shown], [...citable]];
  const [a, b] = [lettersOf(allA), lettersOf(allB)];
  const places = new Int32Array(allA.length).fill(-1);
  let known: Runs | null = null;
  let [i, j, matched] = [0, 0, 0];
  while (i < a.of.length && j < b.of.length) {
    if (a.of[i] === b.of[j]) {
      places[a.at[i] ?? 0] = b.at[j] ?? -1;
      [i, j, matched] = [i + 1, j + 1, matched + 1];
    } else if (MARKS.test(a.of[i] ?? "")) i += 1;
    else {
      known ??= new Runs(b.of);
      const [skipA, skipB] = onward(a.of, i, j, known);
      [i, j] = [i + skipA, j + skipB];
    }
  }
  blanks(places, allA, allB);
  return { places, shown: b.of.length === 0 ? 1 : matched / b.of.length };
}

/** The runs of letters in a text, by what they are. */
class Runs {
  readonly #at = new Map<string, number[]>();

  constructor(letters: string[]) {
    letters.forEach((_, index) => {
      const run = runAt(letters, index);
      const known = this.#at.get(run);
      if (known) known.push(index);
      else this.#at.set(run, [index]);
    });
  }

  /** Where a run stands next, from a letter on. */
  next(run: string, from: number): number | undefined {
    const known = this.#at.get(run);
    return known?.[firstNotBelow(known, from)];
  }
}

/** The letters from there on; at the end fewer, and then they are that end. */
function runAt(letters: string[], index: number): string {
  const run = letters.slice(index, index + AGREED);
  return run.length < AGREED ? `${run.join("")}\n` : run.join("");
}

/** How much has to be left out of each until both go on alike. Where they never do, nothing of what was tried counts. */
function onward(a: string[], i: number, j: number, known: Runs): [number, number] {
  let best: [number, number] | null = null;
  let least = AHEAD;
  for (let skipA = 0; skipA < least && i + skipA < a.length; skipA += 1) {
    const found = known.next(runAt(a, i + skipA), j);
    if (found !== undefined && skipA + found - j < least) {
      least = skipA + found - j;
      best = [skipA, found - j];
    }
  }
  return best ?? [AHEAD, 0];
}

/** A blank behind a letter stands for the blank behind that letter in the citable text. */
function blanks(places: Int32Array, shown: string[], citable: string[]) {
  shown.forEach((letter, index) => {
    const before = index > 0 ? (places[index - 1] ?? -1) : -1;
    if (isBlank(letter) && before >= 0 && isBlank(citable[before + 1])) places[index] = before + 1;
  });
}

/** A stretch of shown letters that follow each other in the citable text too. */
export interface Piece {
  text: string;
  /** The code point at which it begins in the citable text; `null` where it is not citable. */
  at: number | null;
}

/** The letters from `from` on in pieces, each of which is citable as it stands or not at all. */
export function pieces(text: string, places: Int32Array, from = 0): Piece[] {
  const found: Piece[] = [];
  let [now, next] = [null as Piece | null, -2];
  [...text].forEach((letter, index) => {
    const place = places[from + index] ?? -1;
    const goesOn = now !== null && (place < 0 ? now.at === null : now.at !== null && place === next);
    if (now && goesOn) now.text += letter;
    else {
      now = { text: letter, at: place < 0 ? null : place };
      found.push(now);
    }
    next = place < 0 ? -2 : place + 1;
  });
  return found;
}
