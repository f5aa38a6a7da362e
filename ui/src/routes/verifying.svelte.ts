// Results that were looked at: what was found of each, with the roster and the evidence that were put beside it.
import { SvelteMap } from "svelte/reactivity";
import { desk, type Problem, type Verdict } from "../lib/ipc";

/** A file that was looked at. */
export interface Looked {
  key: number;
  path: string;
  verdict: Verdict | null;
  problem: Problem | null;
}

export class Verifying {
  looked = $state.raw<readonly Looked[]>([]);
  /** Paths that were put beside a result. */
  readonly #beside = new SvelteMap<string, { evidence: string | null; roster: string | null }>();
  #next = 1;

  /** Verifies files; a file that was here before is looked at again in its place. */
  async add(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#look(path);
  }

  /** Puts a roster or the evidence beside a result, and looks again. */
  async beside(path: string, what: { evidence?: string; roster?: string }): Promise<void> {
    const before = this.#beside.get(path) ?? { evidence: null, roster: null };
    this.#beside.set(path, { ...before, ...what });
    await this.#look(path);
  }

  away(key: number) {
    this.looked = this.looked.filter((one) => one.key !== key);
  }

  async #look(path: string) {
    const { evidence, roster } = this.#beside.get(path) ?? { evidence: null, roster: null };
    const answer = await desk.verify(path, evidence, roster);
    const found =
      answer.status === "ok"
        ? { verdict: answer.data, problem: null }
        : { verdict: null, problem: answer.error };
    const before = this.looked.find((one) => one.path === path);
    const one = { key: before?.key ?? this.#next++, path, ...found };
    this.looked = before
      ? this.looked.map((old) => (old.key === one.key ? one : old))
      : [...this.looked, one];
  }
}
