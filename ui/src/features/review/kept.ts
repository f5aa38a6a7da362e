// Words of new annotations that were typed and never saved. Rust keeps one draft for all of them, so they stand in it one
// behind the other.
import type { Begun } from "../../lib/ipc/contract";

/** Words, and the place that they were typed at; null where that is not known any more. */
export interface Kept {
  readonly text: string;
  readonly begun: Begun | null;
}

const parted = "\n\n";

/** All of them as one: about what the first is about. */
export function together(all: readonly Kept[]): Kept {
  const some = all.filter(({ text }) => text.trim() !== "");
  return { text: some.map(({ text }) => text).join(parted), begun: some[0]?.begun ?? null };
}
