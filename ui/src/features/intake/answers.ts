// What is said of loose files before they come in, by where they lie and what they are for. It is kept as long as the
// window runs: whoever looks elsewhere meanwhile, or thinks of another micro-credential, finds it as it was left.
import type { Came } from "../../lib/ipc";
import { Going } from "./going.svelte";

export class Answers {
  readonly #all = new Map<string, Going>();

  /** What came takes the place of what came before; what was said of the same files stands. */
  take(path: string, came: readonly Came[]) {
    const asks = came.filter(({ status }) => status === "roles-needed");
    const [first] = asks;
    if (!first) return;
    const key = keyOf(path, first);
    this.#all.set(key, new Going(asks, this.#all.get(key)));
  }

  /** What is said of what lies at a path, for the micro-credential that it was held against. */
  of(path: string, came: Came): Going | null {
    return this.#all.get(keyOf(path, came)) ?? null;
  }

  /** It is in: whoever brings in the same path again begins anew. */
  over(path: string) {
    for (const key of this.#all.keys()) if (key.startsWith(beginning(path))) this.#all.delete(key);
  }
}

/** No path holds this character. */
const beginning = (path: string) => `${path}\0`;
const keyOf = (path: string, { credential }: Came) => beginning(path) + (credential?.sha256 ?? "");
