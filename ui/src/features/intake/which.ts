// Which micro-credentials loose files may be for: those whose title stands in their name first, and what is searched for.
import type { Known } from "../../lib/ipc";

export type Candidate = Known & {
  /** The words of its title that stand in the name of what is brought in. */
  named: string[];
};

const wordsOf = (text: string) =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);

/** All of them, those that the name of the files speaks for first; otherwise as they come. */
export function candidates(known: readonly Known[], name: string): Candidate[] {
  const said = wordsOf(name);
  const found = known.map((one) => ({
    ...one,
    named: [...new Set(wordsOf(one.title))].filter((word) => said.includes(word)),
  }));
  return found.sort((one, other) => other.named.length - one.named.length);
}

/** Those with all the words in title or competency. */
export function searched(all: readonly Candidate[], words: string): Candidate[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ title, competency }) => {
    const text = `${title} ${competency}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
