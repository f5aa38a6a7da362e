// What the palette lists: things to do, evidence text, submissions; each group in its own order.
import type { LucideIcon } from "@lucide/svelte";
import { match, type Found, type Range } from "./match";

export type Entry = {
  id: string;
  title: string;
  /** Other words by which it is found. */
  also?: string | undefined;
  icon: LucideIcon;
  /** What tells it from others: the file and place, the state. */
  meta?: string | undefined;
  keys?: readonly string[] | undefined;
  run: () => void;
};
export type Group = {
  title: string;
  entries: readonly Entry[];
  /** They were found elsewhere by what is typed: all are shown, as they come. */
  found?: boolean;
};
export type Shown = { title: string; entries: (Entry & { ranges: readonly Range[] })[] };

/** What is typed, in the title; or each word of it in the title or in the other words, and then below what is called so. */
function matchEither(query: string, { title, also = "" }: Entry): Found | null {
  const called = match(query, title);
  if (called || also === "") return called;
  const known = match(query, `${title} ${also}`);
  if (!known) return null;
  const ranges = known.ranges.filter(({ end }) => end <= title.length);
  return { ranges, score: known.score - 1_000 };
}

/** Rows of a group that are shown at most. */
const most = 8;

/** The groups with what `query` finds; empty ones are left out. Without a query everything is there, as it comes. */
export function listed(groups: readonly Group[], query: string): Shown[] {
  const bare = query.trim();
  return groups
    .map(({ title, entries, found }) => {
      if (bare === "") return { title, entries: entries.map((entry) => ({ ...entry, ranges: [] })) };
      const kept = entries.flatMap((entry) => {
        const hit = matchEither(bare, entry);
        return hit || found ? [{ ...entry, ranges: hit?.ranges ?? [], score: hit?.score ?? 0 }] : [];
      });
      return { title, entries: found ? kept : kept.sort((a, b) => b.score - a.score) };
    })
    .map(({ title, entries }) => ({ title, entries: entries.slice(0, most) }))
    .filter(({ entries }) => entries.length > 0);
}
