// How hard a passphrase is to guess, as far as its look tells: its length, and how much of it repeats.

/** The shortest that is taken: the rule of the vault. */
export const least = 8;

export type Strength = { steps: 0 | 1 | 2 | 3 | 4; word: "none" | "short" | "weak" | "fair" | "strong" };

/** Letters that add something: one that only repeats or counts on from the one before adds none. */
function telling(passphrase: string): number {
  const letters = [...passphrase.normalize("NFC")];
  return letters.filter((letter, place) => {
    const step = (letter.codePointAt(0) ?? 0) - (letters[place - 1]?.codePointAt(0) ?? -9);
    return place === 0 || Math.abs(step) > 1;
  }).length;
}

/** What can be said of `passphrase`; whether its words are known to others cannot be. */
export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase.normalize("NFC")].length;
  if (length === 0) return { steps: 0, word: "none" };
  if (length < least) return { steps: 1, word: "short" };
  const told = telling(passphrase);
  const words = new Set(passphrase.trim().split(/\s+/)).size;
  if (told >= 20 || (words >= 4 && told >= 16)) return { steps: 4, word: "strong" };
  if (told >= 10) return { steps: 3, word: "fair" };
  return { steps: 2, word: "weak" };
}
