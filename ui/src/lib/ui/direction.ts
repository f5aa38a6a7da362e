// Names that run from right to left: which way a name runs, where it can be cut, and how it stands inside of a sentence.

export type Direction = "ltr" | "rtl";

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The direction of a letter; none of a digit, a mark or a space. */
function letterDirection(letter: string): Direction | null {
  if (!/\p{L}/u.test(letter)) return null;
  return rightToLeft.test(letter) ? "rtl" : "ltr";
}

/** Which way a text runs: as its first letter does. */
export function directionOf(text: string): Direction {
  for (const letter of text) {
    const direction = letterDirection(letter);
    if (direction) return direction;
  }
  return "ltr";
}

/**
 * Where to cut near `at`, so that no stretch that runs against the text is cut in two: its halves would change places. A
 * cut goes past such a stretch, or before it where the text runs from right to left, so that the end stays whole.
 */
export function cutNear(letters: readonly string[], at: number): number {
  const directions = letters.map(letterDirection);
  const base = directionOf(letters.join(""));
  const strong = (one: Direction | null) => one !== null;
  const [before, after] = [directions.slice(0, at).reverse().find(strong), directions.slice(at).find(strong)];
  if (!before || before !== after || before === base) return at;
  return base === "ltr" ? endOf(directions, at) : startOf(directions, at);
}

function endOf(directions: readonly (Direction | null)[], from: number): number {
  let end = from;
  for (let at = from; at < directions.length && directions[at] !== "ltr"; at++)
    if (directions[at] === "rtl") end = at + 1;
  return end;
}

function startOf(directions: readonly (Direction | null)[], from: number): number {
  let start = from;
  for (let at = from - 1; at >= 0 && directions[at] !== "rtl"; at--) if (directions[at] === "ltr") start = at;
  return start;
}

/** A name inside of a sentence, so that it leaves the words around it in their places. */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name);
