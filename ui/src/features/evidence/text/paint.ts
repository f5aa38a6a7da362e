// Marks on words: runs are cut where a mark begins or ends, and every piece knows the marks that lie on it.
import type { Mark } from "../viewer";
import type { Run } from "./blocks";

/** A mark on the citable text. */
export interface Shade {
  annotation: string;
  /** The criterion that gives the colour. */
  number: number;
  start: number;
  end: number;
}

/** A piece of a run, set and marked alike; of several marks the shortest comes last. */
export type Painted = Run & { shades: Shade[]; outlined?: true };

/** The marks of words on a page of the citable text (none: the text has no pages), those of cited words only. */
export function shadesOf(marks: readonly Mark[], page: number | null = null): Shade[] {
  const found = marks.flatMap(({ annotation: { id, place, standing }, numbers }) =>
    place.kind === "words" && standing !== "lost" && (page === null || (place.page ?? 1) === page)
      ? [{ annotation: id, number: numbers[0] ?? 0, start: place.start, end: place.end }]
      : [],
  );
  return found.sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** The runs cut at the edges of the marks, and of words that are outlined. */
export function paint(
  runs: readonly Run[],
  shades: readonly Shade[],
  outlined: { start: number; end: number } | null = null,
): Painted[] {
  return runs.flatMap((run): Painted[] => {
    if (run.at === null || (shades.length === 0 && !outlined)) return [{ ...run, shades: [] }];
    const letters = [...run.text];
    const [from, to] = [run.at, run.at + letters.length];
    const over = shades.filter((shade) => shade.start < to && shade.end > from);
    const edges = [...over, ...(outlined ? [outlined] : [])]
      .flatMap(({ start, end }) => [start, end])
      .filter((at) => at > from && at < to);
    const cuts = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((at, index) => {
      const end = cuts[index + 1] ?? to;
      const text = letters.slice(at - from, end - from).join("");
      const within = outlined !== null && outlined.start < end && outlined.end > at;
      const on = over.filter((shade) => shade.start < end && shade.end > at);
      return { ...run, text, at, shades: on, ...(within && { outlined: true }) };
    });
  });
}

/** The marks that begin in a list of runs, once each: their badges stand beside it. */
export function begun(runs: readonly Run[], shades: readonly Shade[]): Shade[] {
  const cited = runs.flatMap(({ text, at }) => (at === null ? [] : [{ at, end: at + [...text].length }]));
  const [first, last] = [cited[0], cited[cited.length - 1]];
  if (!first || !last) return [];
  return shades
    .filter(({ start }) => start >= first.at && start < last.end)
    .sort((a, b) => a.start - b.start);
}
