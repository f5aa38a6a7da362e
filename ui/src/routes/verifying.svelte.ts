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

/** Results that came just now: the first of them shows itself. */
export interface Arrival {
  first: number;
}

export class Verifying {
  looked = $state.raw<readonly Looked[]>([]);
  arrival = $state.raw<Arrival | null>(null);
  /** Paths that were put beside a result. */
  readonly #beside = new SvelteMap<string, Beside>();
  #next = 1;

  /**
   * Verifies files; a file that was here before is looked at again in its place. Until it was, nothing is said of it: it
   * may have changed since.
   */
  async add(paths: readonly string[]): Promise<void> {
    const keys = paths.map((path) => this.#awaited(path));
    const [first] = keys;
    if (first === undefined) return;
    this.arrival = { first };
    for (const path of paths) this.#found(path, await this.#look(path, this.#besides(path)));
    // Told once more: only now there is a verdict to be read.
    this.arrival = { first };
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

  #awaited(path: string): number {
    const before = this.looked.find((one) => one.path === path);
    const one = { key: before?.key ?? this.#next++, path, verdict: null, problem: null };
    this.looked = before
      ? this.looked.map((old) => (old.key === one.key ? one : old))
      : [...this.looked, one];
    return one.key;
  }

  /** What was put away meanwhile stays away. */
  #found(path: string, answer: Answer<Verdict>) {
    const found =
      answer.status === "ok"
        ? { verdict: answer.data, problem: null }
        : { verdict: null, problem: answer.error };
    this.looked = this.looked.map((one) => (one.path === path ? { ...one, ...found } : one));
  }
}
