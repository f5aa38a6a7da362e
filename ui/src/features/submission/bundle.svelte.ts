// A submission on its way out of the library, as the bundle that it came in as: one at a time, followed, stopped.
import type { Answer, Problem, Progress } from "../../lib/ipc";

/** What the work asks of Rust. */
export interface BundlePort {
  /** Where it is to lie; null where the person chose no place. */
  pick(name: string): Promise<string | null>;
  write(order: BundleOrder, onprogress: (progress: Progress) => void): Promise<Answer<null>>;
  stop(job: number): Promise<unknown>;
}

/** Which submission goes where; `large`: also above 8 GiB. */
export type BundleOrder = { job: number; submission: string; out: string; large: boolean };

/** Which submission, as Rust and as people call it. */
export type Which = { submission: string; number: string; attempt: number };

/** How far it is: under way, refused, or written. */
export type BundleState =
  { is: "running"; progress: Progress | null } | { is: "refused"; problem: Problem } | { is: "written" };

/** Work of other kinds is numbered from 1 on. */
const firstJob = 1_000_001;

/** The one bundle that is written, and what became of it, until that is put away. */
export class BundleOut {
  which = $state.raw<Which | null>(null);
  state = $state.raw<BundleState>({ is: "running", progress: null });
  /** Where it lies, or was to lie. */
  out = $state.raw("");
  readonly #port: BundlePort;
  #job = firstJob;

  constructor(port: BundlePort) {
    this.#port = port;
  }

  /** Asks where to, and writes it. Nothing begins while another is written. */
  async write(which: Which): Promise<void> {
    if (this.which) return;
    const out = await this.#port.pick(nameOf(which));
    if (out === null || this.which) return;
    await this.#run(which, out, false);
  }

  /** Goes on with what was refused: at another place, or although it is large. */
  async again(): Promise<void> {
    const { which, state, out } = this;
    if (!which || state.is !== "refused") return;
    if (state.problem.code === "bundle-large") return this.#run(which, out, true);
    const other = await this.#port.pick(nameOf(which));
    if (other !== null) await this.#run(which, other, false);
  }

  /** Stops what is under way, which then leaves nothing; puts away what is over. */
  leave(): void {
    if (this.state.is === "running") void this.#port.stop(this.#job);
    this.which = null;
  }

  async #run(which: Which, out: string, large: boolean): Promise<void> {
    const job = ++this.#job;
    [this.which, this.out, this.state] = [which, out, { is: "running", progress: null }];
    const mine = () => this.which !== null && this.#job === job;
    const order = { job, submission: which.submission, out, large };
    const answer = await this.#port.write(order, (progress) => {
      if (mine()) this.state = { is: "running", progress };
    });
    if (!mine()) return;
    this.state = answer.status === "ok" ? { is: "written" } : { is: "refused", problem: answer.error };
  }
}

/** The name that is proposed for it: the number, never a candidate's name. */
const nameOf = ({ number, attempt }: Which) => `submission-${number}-attempt-${attempt}.zip`;
