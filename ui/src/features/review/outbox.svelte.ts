// What is on its way to the disk, one after the other, so that an undo never overtakes what it undoes and a draft never
// comes after the edit that finished it. Nothing leaves the box before Rust has said that it is kept, or why not.
import type { Begun, Changed, Edit, Problem } from "../../lib/ipc/contract";
import { hint, say } from "../../lib/messages";
import type { Kept } from "./kept";
import { canTryAgain, finishes, type Answer, type ReviewPort } from "./port";

/** How long a write may take before the screen says that it is not saved yet. */
const patience = 400;
/** How long until the box tries by itself again. */
const pause = 10_000;

type Job =
  | { kind: "edit"; edit: Edit; beside: Beside; done: (changed: Changed | Refused) => void }
  | { kind: "draft"; field: string; text: string; begun: Begun | null };

/** What goes with an edit. */
export interface Beside {
  /** Hears that it is kept, in one stroke with the review: what both change is drawn once. */
  kept?: (changed: Changed) => void;
  /** Words that the draft of what is edited holds from then on, asked for when the edit goes. */
  rest?: () => Kept | null;
}

/** Why an edit was not done. */
export class Refused {
  constructor(readonly problem: Problem) {}
}

/** What the box tells. */
export interface Heard {
  /** The number of the last entry that is known. */
  known(): number;
  changed(changed: Changed): void;
  saved(time: string): void;
}

/** The way out of the window. */
export class Outbox {
  /** Whether something has waited long enough to be said. */
  late = $state(false);
  /** Why the first in the box cannot be written; all of it waits behind. */
  stuck = $state.raw<Problem | null>(null);
  /** What waits, the first being on its way. */
  #jobs = $state.raw<readonly Job[]>([]);
  #running = false;
  #waiters: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly port: ReviewPort,
    private readonly heard: Heard,
  ) {}

  /** Whether everything is on the disk. */
  get empty(): boolean {
    return this.#jobs.length === 0;
  }

  /** The edits that wait, oldest first: what the screen shows of them already. */
  get waiting(): readonly Edit[] {
    return this.#jobs.flatMap((job) => (job.kind === "edit" ? [job.edit] : []));
  }

  /** Does `edit` after everything before it. Answers when it is kept or refused; a full disk only delays it. */
  perform(edit: Edit, beside: Beside = {}): Promise<Changed | Refused> {
    const field = finishes(edit);
    return new Promise((done) => {
      this.#put({ kind: "edit", edit, beside, done }, field);
    });
  }

  /** Keeps what is being typed; an older text of the same field that still waits is not written first. */
  draft(field: string, text: string, begun: Begun | null = null): void {
    this.#put({ kind: "draft", field, text, begun }, field);
  }

  /** Tries once more what could not be written. */
  again(): void {
    clearTimeout(this.#retry);
    this.stuck = null;
    void this.#run();
  }

  /** When all that is in the box now is kept, or stuck. */
  settled(): Promise<void> {
    if (this.empty || this.stuck) return Promise.resolve();
    return new Promise((done) => this.#waiters.push(done));
  }

  #put(job: Job, field: string | null): void {
    const overtaken = (other: Job, at: number) =>
      other.kind === "draft" && other.field === field && !(at === 0 && this.#running);
    this.#jobs = [...this.#jobs.filter((other, at) => !overtaken(other, at)), job];
    this.#timer ??= setTimeout(() => (this.late = true), patience);
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running || this.stuck) return;
    this.#running = true;
    let job = this.#jobs[0];
    while (job && !this.stuck) {
      if (await this.#send(job)) this.#jobs = this.#jobs.slice(1);
      job = this.#jobs[0];
    }
    this.#running = false;
    if (!this.stuck) this.#rest();
    this.#waiters.splice(0).forEach((done) => done());
  }

  /** Sends one job; whether it is through, kept or refused. */
  async #send(job: Job): Promise<boolean> {
    const answer = await this.#ask(job);
    if (answer.status === "error" && canTryAgain(answer.error)) {
      this.stuck = answer.error;
      this.#retry = setTimeout(() => this.again(), pause);
      return false;
    }
    if (job.kind === "draft") {
      // A draft that is refused is no loss: its words stay in the field until the edit itself is refused, with a reason.
      if (answer.status === "ok") this.heard.saved(answer.data as string);
      return true;
    }
    const changed = answer.status === "ok" ? (answer.data as Changed) : new Refused(answer.error);
    if (!(changed instanceof Refused)) {
      this.heard.changed(changed);
      job.beside.kept?.(changed);
    }
    job.done(changed);
    return true;
  }

  async #ask(job: Job): Promise<Answer<Changed | string>> {
    try {
      return await (job.kind === "edit"
        ? this.port.perform(job.edit, this.heard.known(), job.beside.rest?.() ?? null)
        : this.port.draft(job.field, job.text, job.begun));
    } catch {
      const [message, todo] = [say("review-no-answer"), hint("review-no-answer")];
      return { status: "error", error: { code: "no-answer", message, hint: todo, also: [] } };
    }
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.late = false;
  }
}
