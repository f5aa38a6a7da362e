// What the palette lists: things to do, evidence text, submissions; each group in its own order.
import type { LucideIcon } from "@lucide/svelte";
import { match, type Range } from "./match";

export type Entry = {
  id: string;
  title: string;
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

/** Rows of a group that are shown at most. */
const most = 8;

/** The groups with what `query` finds; empty ones are left out. Without a query everything is there, as it comes. */
export function listed(groups: readonly Group[], query: string): Shown[] {
  const bare = query.trim();
  return groups
    .map(({ title, entries, found }) => {
      if (bare === "") return { title, entries: entries.map((entry) => ({ ...entry, ranges: [] })) };
      const kept = entries.flatMap((entry) => {
        const hit = match(bare, entry.title);
        return hit || found ? [{ ...entry, ranges: hit?.ranges ?? [], score: hit?.score ?? 0 }] : [];
      });
      return { title, entries: found ? kept : kept.sort((a, b) => b.score - a.score) };
    })
    .map(({ title, entries }) => ({ title, entries: entries.slice(0, most) }))
    .filter(({ entries }) => entries.length > 0);
}
