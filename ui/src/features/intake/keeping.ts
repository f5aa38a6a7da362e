// What waits for an answer is told to Rust, which keeps it: the newest word about each, one after the other.
import type { Unanswered } from "../../lib/ipc";
import { pathsOf } from "./rows";

export type KeepingPort = {
  keep: (unanswered: Unanswered) => Promise<unknown>;
  forget: (paths: string[]) => Promise<unknown>;
};

export class Keeping {
  readonly #port: KeepingPort;
  /** What is still to be told; null where nothing is to be kept any more. */
  readonly #next = new Map<string, Unanswered | null>();
  #told: Promise<void> | null = null;

  constructor(port: KeepingPort) {
    this.#port = port;
  }

  keep(path: string, said: Omit<Unanswered, "paths">) {
    this.#tell(path, { paths: pathsOf(path), ...said });
  }

  forget(path: string) {
    this.#tell(path, null);
  }

  /** Once everything is with Rust. */
  settled(): Promise<void> {
    return this.#told ?? Promise.resolve();
  }

  #tell(path: string, said: Unanswered | null) {
    this.#next.set(path, said);
    this.#told ??= this.#work().finally(() => (this.#told = null));
  }

  async #work() {
    for (let next = this.#take(); next; next = this.#take()) {
      const [path, said] = next;
      // A comfort: what cannot be kept is asked anew at the next start.
      await (said ? this.#port.keep(said) : this.#port.forget(pathsOf(path))).catch(() => undefined);
    }
  }

  #take(): [string, Unanswered | null] | null {
    for (const next of this.#next) {
      this.#next.delete(next[0]);
      return next;
    }
    return null;
  }
}
