// Submissions on their way into the library: looked at, brought in one after the other, stopped one by one or all.
import { Answers } from "./answers";
import type { Going } from "./going.svelte";
import { asks, called, isIn, isOver, nameOf, outcomeOf, plain, type BringRow, type BringState } from "./rows";
import type { Answer, Arrivals, Came, Confirmed, Lies, Note, Order, Progress } from "../../lib/ipc";

export { asks, type BringRow, type BringState } from "./rows";

/** What the work asks of Rust. */
export type BringPort = {
  lookAt: (path: string) => Promise<Answer<Lies>>;
  bringIn: (order: Order, onprogress: (progress: Progress) => void) => Promise<Answer<Arrivals>>;
  stop: (job: number) => Promise<unknown>;
};

/** What was said about loose files before they are brought in. */
export type Terms = { microCredential: string | null; roles: Confirmed[] | null; due: string | null };

const noTerms: Terms = { microCredential: null, roles: null, due: null };

export class BringIn {
  rows = $state.raw<readonly BringRow[]>([]);
  /** The row that is gone into: it stays so while something else is on the screen. */
  gone = $state<number | null>(null);
  /** What was said of all that lay at a path: what was left out of it. */
  #beside = $state.raw<readonly { path: string; notes: readonly Note[] }[]>([]);
  // What was told of each submission on its arrival, for its report. Nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #told = new Map<string, readonly Note[]>();
  readonly #answers = new Answers();
  readonly #port: BringPort;
  // What was said about each path: all that lies at one is one piece of work. Nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #terms = new Map<string, Terms>();
  /** Those that are brought in although they are large: it was said, and they were tried again. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #large = new Set<number>();
  #next = 1;
  #working = false;

  constructor(port: BringPort) {
    this.#port = port;
  }

  /**
   * Takes paths in; each waits for its turn. Of what is over, only what asks something stays in the list. One that is on
   * its way or asks something already is not taken twice: it is gone into where it is.
   */
  add(paths: readonly string[]) {
    if (!this.busy) this.rows = this.rows.filter(asks);
    for (const path of paths.map(plain)) {
      const there = this.rows.find((row) => row.path === path && !isOver(row));
      if (there) {
        this.gone = there.key;
        continue;
      }
      // What was said about what is gone from the list is over with it: dropped once more, it is asked anew.
      if (!this.rows.some((row) => row.path === path)) this.#terms.delete(path);
      this.rows = [...this.rows, this.#row(path, nameOf(path), "waits")];
    }
    void this.#work();
  }

  /** What waits for an answer: one row for all that lies at one path. */
  get asking(): readonly { key: number; name: string }[] {
    const all = this.rows.filter(asks);
    const firsts = all.filter(({ path }, at) => all.findIndex((one) => one.path === path) === at);
    return firsts.map(({ key, path }) => ({ key, name: nameOf(path) }));
  }

  /** Whether what lies at a path is on its way, or asks something. */
  holds(path: string): boolean {
    return this.rows.some((row) => row.path === plain(path) && !isOver(row));
  }

  /** What is said of the files of a row that asks for roles. */
  goingOf(key: number): Going | null {
    const row = this.rows.find((one) => one.key === key);
    return row?.came && row.state === "roles-needed" ? this.#answers.of(row.path, row.came) : null;
  }

  /** Goes on with loose files once it is said what they are, or tries again what was cancelled or refused. */
  again(key: number, terms: Terms = this.termsOf(key)) {
    const before = this.rows.find((row) => row.key === key);
    // A number that another one has would be refused again: the person is asked for it once more.
    const taken = before?.problem?.code === "number-here";
    this.#terms.set(this.#path(key), taken ? { ...terms, roles: null } : terms);
    if (before?.problem?.code === "bundle-large") this.#large.add(key);
    this.#change(key, { state: "waits", progress: null, came: null, problem: null });
    void this.#work();
  }

  /**
   * Brings in loose files whose roles are confirmed: all submissions that lay at one path together, as one piece of
   * work.
   */
  confirm(key: number, roles: Confirmed[]) {
    this.#together(key, { ...this.termsOf(key), roles });
  }

  /** Has roles proposed for all that lay at one path, held against this micro-credential. */
  propose(key: number, microCredential: string) {
    this.#together(key, { microCredential, roles: null, due: null });
  }

  /** What was said about the path of one. */
  termsOf(key: number): Terms {
    return this.#terms.get(this.#path(key)) ?? noTerms;
  }

  /** What was left out of all that is in the list. */
  get notes(): readonly Note[] {
    const here = this.rows.map(({ path }) => path);
    return this.#beside.filter(({ path }) => here.includes(path)).flatMap(({ notes }) => notes);
  }

  /** What was told of a submission when it came in. */
  notesOf(submission: string): readonly Note[] {
    return this.#told.get(submission) ?? [];
  }

  /** What was said of all that is brought in together with one. */
  notesBeside(key: number): readonly Note[] {
    return this.#beside.find(({ path }) => path === this.#path(key))?.notes ?? [];
  }

  #together(key: number, terms: Terms) {
    const path = this.#path(key);
    this.rows = this.rows.filter(
      (row) => row.key === key || row.path !== path || row.state !== "roles-needed",
    );
    this.again(key, terms);
  }

  #path = (key: number) => this.rows.find((row) => row.key === key)?.path ?? "";

  /** Leaves one out: what asks something goes from the list with all that lies at its path, the rest is stopped. */
  leaveOut(key: number) {
    const row = this.rows.find((one) => one.key === key);
    if (!row || !asks(row)) return this.cancel(key);
    this.rows = this.rows.filter((one) => one.path !== row.path || !asks(one));
  }

  /** Stops one: the one under way leaves nothing, one that waits is left out. */
  cancel(key: number) {
    const row = this.rows.find((one) => one.key === key);
    if (row?.state === "running") void this.#port.stop(key);
    else if (row?.state === "waits") this.#change(key, { state: "cancelled" });
  }

  /** Stops all that are not over. What is in stays. */
  cancelRest() {
    for (const { key } of this.rows) this.cancel(key);
  }

  /** Whether anything is still under way. */
  get busy(): boolean {
    return this.rows.some(({ state }) => state === "running" || state === "waits");
  }

  async #work() {
    if (this.#working) return;
    this.#working = true;
    for (let row = this.#waiting(); row; row = this.#waiting()) await this.#one(row);
    this.#working = false;
  }

  #waiting = () => this.rows.find(({ state }) => state === "waits");

  async #one({ key, path }: BringRow) {
    this.#change(key, { state: "running" });
    const terms = this.termsOf(key);
    if (!terms.microCredential && !(await this.#canBegin(key, path))) return;
    const large = this.#large.has(key);
    const answer = await this.#port.bringIn({ job: key, path, ...terms, large }, (progress) => {
      this.#change(key, { progress });
    });
    if (answer.status === "error") {
      const state = answer.error.code === "cancelled" ? "cancelled" : "refused";
      this.#change(key, { state, problem: answer.error, progress: null });
    } else this.#arrived(key, answer.data);
  }

  async #canBegin(key: number, path: string): Promise<boolean> {
    const lies = await this.#port.lookAt(path);
    if (lies.status === "error") this.#change(key, { state: "refused", problem: lies.error });
    else if (lies.data === "result") this.#change(key, { state: "result" });
    else if (lies.data === "files") this.#change(key, { state: "credential-needed" });
    return lies.status === "ok" && lies.data === "bundles";
  }

  /** What came takes the place of what was brought: one row for each submission that lay there. */
  #arrived(key: number, { rows, notes }: Arrivals) {
    const path = this.#path(key);
    this.#hear(path, rows, notes);
    if (rows.every(isIn)) this.#answers.over(path);
    else this.#answers.take(path, rows);
    const [first, ...others] = rows;
    if (!first) return this.#change(key, { state: "refused", progress: null });
    this.#change(key, { ...outcomeOf(first), name: others.length > 0 ? called(first) : undefined });
    const at = this.rows.findIndex((row) => row.key === key);
    const more = others.map((came) => ({
      ...this.#row(path, called(came), came.status),
      ...outcomeOf(came),
    }));
    this.rows = [...this.rows.slice(0, at + 1), ...more, ...this.rows.slice(at + 1)];
  }

  #hear(path: string, rows: readonly Came[], notes: readonly Note[]) {
    this.#beside = [...this.#beside.filter((one) => one.path !== path), { path, notes }];
    for (const { submission, notes } of rows) if (submission) this.#told.set(submission, notes);
  }

  #row(path: string, name: string, state: BringState): BringRow {
    return { key: this.#next++, path, name, state, progress: null, came: null, problem: null };
  }

  #change(key: number, { name, ...change }: Partial<Omit<BringRow, "name">> & { name?: string | undefined }) {
    this.rows = this.rows.map((row) =>
      row.key === key ? { ...row, ...change, name: name ?? row.name } : row,
    );
  }
}
