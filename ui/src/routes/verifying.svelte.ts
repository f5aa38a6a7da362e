// Results that were looked at: what was found of each, with the roster and the evidence that were put beside it.
import { SvelteMap } from "svelte/reactivity";
import { desk, type Answer, type Problem, type Verdict } from "../lib/ipc";

/** A file that was looked at. */
export interface Looked {
  key: number;
  path: string;
  verdict: Verdict | null;
  problem: Problem | null;
}

interface Beside {
  evidence: string | null;
  roster: string | null;
}

export class Verifying {
  looked = $state.raw<readonly Looked[]>([]);
  /** Paths that were put beside a result. */
  readonly #beside = new SvelteMap<string, Beside>();
  #next = 1;

  /** Verifies files; a file that was here before is looked at again in its place. */
  async add(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#found(path, await this.#look(path, this.#besides(path)));
  }

  /**
   * Puts a roster or the evidence beside a result, and looks again. What cannot be read is not put there, and what was
   * found before stays: why not is given back.
   */
  async beside(path: string, what: Partial<Beside>): Promise<Problem | null> {
    const beside = { ...this.#besides(path), ...what };
    const answer = await this.#look(path, beside);
    if (answer.status === "error") return answer.error;
    this.#beside.set(path, beside);
    this.#found(path, answer);
    return null;
  }

  away(key: number) {
    this.looked = this.looked.filter((one) => one.key !== key);
  }

  #besides = (path: string): Beside => this.#beside.get(path) ?? { evidence: null, roster: null };
  #look = (path: string, { evidence, roster }: Beside) => desk.verify(path, evidence, roster);

  #found(path: string, answer: Answer<Verdict>) {
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
