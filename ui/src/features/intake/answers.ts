// What is said of loose files before they come in, by where they lie and what they are for. Whoever looks elsewhere
// meanwhile, or thinks of another micro-credential, finds it as it was left; so does whoever opens the window anew.
import type { Came, Said, Unanswered } from "../../lib/ipc";
import { Going } from "./going.svelte";

export class Answers {
  readonly #all = new Map<string, Going>();
  /** What the last window left, until what it is about was looked through again. */
  readonly #left = new Map<string, readonly Said[]>();

  /** What came takes the place of what came before; what was said of the same files stands. */
  take(path: string, came: readonly Came[]) {
    const asks = came.filter(({ status }) => status === "roles-needed");
    const [first] = asks;
    if (!first) return;
    const key = keyOf(path, first.credential?.sha256);
    const before = this.#all.get(key);
    this.#all.set(key, new Going(asks, before?.said ?? this.#left.get(key), before?.place));
    this.#left.delete(key);
  }

  /** What the last window left: it is found when the same is asked again. */
  resume(path: string, { heldAgainst, submissions }: Unanswered) {
    this.#left.set(keyOf(path, heldAgainst), submissions);
  }

  /** What is said of what lies at a path, for the micro-credential that it was held against. */
  of(path: string, came: Came): Going | null {
    return this.#all.get(keyOf(path, came.credential?.sha256)) ?? null;
  }

  /** It is in: whoever brings in the same path again begins anew. */
  over(path: string) {
    for (const all of [this.#all, this.#left])
      for (const key of all.keys()) if (key.startsWith(beginning(path))) all.delete(key);
  }
}

/** No path begins with the whole of another one and this. */
const beginning = (path: string) => `${path}\0\0`;
const keyOf = (path: string, sha256: string | null | undefined) => beginning(path) + (sha256 ?? "");
