// Words between asterisks, `*Hears from every student* is Basic`, taken apart: a sentence from Rust marks them so.

/** A part of a sentence, and whether it is to stand out. */
export interface Piece {
  text: string;
  stands: boolean;
}

// An asterisk opens before a word and closes after one; one that stands alone, or in a word, is an asterisk.
const between = /(?<![^\s("“])\*(\S(?:[^\n]*?\S)?)\*(?![^\s.,;:!?)"”])/g;

/** The words of `sentence` alone, where nothing can stand out. */
export const plain = (sentence: string): string =>
  pieces(sentence)
    .map(({ text }) => text)
    .join("");

/** The parts of `sentence` in order, without the asterisks around what stands out. */
export function pieces(sentence: string): Piece[] {
  const all: Piece[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) all.push({ text: sentence.slice(from, to), stands: false });
  };
  for (const found of sentence.matchAll(between)) {
    plain(found.index);
    all.push({ text: found[1] ?? "", stands: true });
    from = found.index + found[0].length;
  }
  plain(sentence.length);
  return all;
}
