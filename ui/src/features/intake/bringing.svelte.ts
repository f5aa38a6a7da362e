// Submissions on their way into the library: looked at, brought in one after the other, stopped one by one or all.
import { Answers } from "./answers";
import type { Going } from "./going.svelte";
import { loose } from "./named";
import { Keeping, type KeepingPort } from "./keeping";
import {
  asks,
  called,
  isIn,
  isOver,
  isTogether,
  nameOf,
  outcomeOf,
  pathsOf,
  plain,
  together,
  wasIn,
  type BringRow,
  type BringState,
} from "./rows";
import type {
  Answer,
  Arrivals,
  Came,
  Confirmed,
  Lies,
  Named,
  Note,
  Order,
  Progress,
  Unanswered,
} from "../../lib/ipc";

export { asks, type BringRow, type BringState } from "./rows";

/** What the work asks of Rust. */
export type BringPort = KeepingPort & {
  lookAt: (path: string) => Promise<Answer<Lies>>;
  bringIn: (order: Order, onprogress: (progress: Progress) => void) => Promise<Answer<Arrivals>>;
  stop: (job: number) => Promise<unknown>;
};

/** What was said about loose files before they are brought in. */
export type Terms = { microCredential: string | null; roles: Confirmed[] | null; due: string | null };

const noTerms: Terms = { microCredential: null, roles: null, due: null };
const nothingSaid = { microCredential: null, heldAgainst: null, submissions: [] };
const allOf = (named: readonly Named[]) => together(named.map(({ path }) => path));

export class BringIn {
  rows = $state.raw<readonly BringRow[]>([]);
  /** The row that is gone into: it stays so while something else is on the screen. */
  gone = $state<number | null>(null);
  /** What was dropped or chosen together and may be one submission: the person is asked. */
  question = $state.raw<readonly Named[] | null>(null);
  /** Paths of which Rust keeps what is said: they wait until they are in, or are left. */
  #kept = $state.raw<readonly string[]>([]);
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
  /** Rows of which one submission of a download is brought in anew, without the others. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #alone = new Map<number, string>();
  /** Rows that come in as the next attempt under their number. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #attempts = new Set<number>();
  readonly #keeping: Keeping;
  #next = 1;
  #working = false;

  constructor(port: BringPort) {
    this.#port = port;
    this.#keeping = new Keeping(port);
  }

  /**
   * Takes paths in; each waits for its turn. Of what is over, only what asks something stays in the list. One that is on
   * its way or asks something already is not taken twice: it is gone into where it is.
   */
  add(paths: readonly string[]) {
    this.#tidy();
    for (const path of paths.map(plain)) this.#take(path, "waits");
    void this.#work();
  }

  /** Takes several files in as one submission. What they are is known: what they are for is asked at once. */
  addTogether(paths: readonly string[]) {
    this.#tidy();
    const path = together(paths);
    this.#take(path, "credential-needed");
    this.#keep(path);
    this.gone = this.rows.find((row) => row.path === path && asks(row))?.key ?? null;
  }

  /** Asks whether things that were named together are one submission; what is asked about already stays among them. */
  ask(named: readonly Named[]) {
    const before = this.question ?? [];
    const fresh = named.filter(({ path }) => !before.some((one) => one.path === path));
    this.decided();
    this.question = [...before, ...fresh];
    this.#keeping.keep(allOf(this.question), { ...nothingSaid, undecided: true });
  }

  /** The person has said whether they are one submission, or leaves them. */
  decided() {
    if (this.question) this.#keeping.forget(allOf(this.question));
    this.question = null;
  }

  /**
   * What the last window left: it is looked through again, and what was said of it is there. Gives what nobody has said
   * to be one submission.
   */
  resume(left: readonly Unanswered[]): string[] {
    for (const one of left.filter(({ undecided }) => !undecided)) {
      const path = together(one.paths);
      this.#kept = [...this.#kept, path];
      if (one.microCredential !== null) {
        this.#terms.set(path, { ...noTerms, microCredential: one.microCredential });
        this.#answers.resume(path, one);
      }
      const state = one.microCredential === null ? "credential-needed" : "waits";
      this.rows = [...this.rows, this.#row(path, nameOf(path), state)];
    }
    void this.#work();
    return left.filter(({ undecided }) => undecided).flatMap(({ paths }) => paths);
  }

  /** Keeps what is said by now of a row that asks. */
  said(key: number) {
    this.#keep(this.#path(key));
  }

  /** Once everything that was said is with Rust. */
  settled(): Promise<void> {
    return this.#keeping.settled();
  }

  /** Whether it waits for the person: for an answer, or after an answer for what stood in its way. */
  waits = (row: BringRow): boolean =>
    asks(row) || (isOver(row) && this.#kept.includes(row.path) && !wasIn(row));

  #tidy() {
    if (!this.busy) this.rows = this.rows.filter(this.waits);
  }

  #take(path: string, state: BringState) {
    const there = this.rows.find((row) => row.path === path && !isOver(row));
    if (there) {
      this.gone = there.key;
      return;
    }
    const rows = this.rows.filter((row) => row.path !== path || !this.waits(row));
    // What was said about what is gone from the list is over with it: dropped once more, it is asked anew.
    if (!rows.some((row) => row.path === path)) this.#terms.delete(path);
    this.rows = [...rows, this.#row(path, nameOf(path), state)];
  }

  #keep(path: string) {
    const row = this.rows.find((one) => one.path === path && asks(one));
    if (!row) return;
    const going = this.goingOf(row.key);
    if (!this.#kept.includes(path)) this.#kept = [...this.#kept, path];
    this.#keeping.keep(path, {
      undecided: false,
      microCredential: this.termsOf(row.key).microCredential,
      heldAgainst: row.came?.credential?.sha256 ?? null,
      submissions: going?.said ?? [],
    });
  }

  #forget(path: string) {
    if (!this.#kept.includes(path)) return;
    this.#kept = this.#kept.filter((one) => one !== path);
    this.#keeping.forget(path);
  }

  /** What waits for an answer: one row for all that lies at one path. */
  get asking(): readonly { key: number | null; name: string }[] {
    const all = this.rows.filter(this.waits);
    const firsts = all.filter(({ path }, at) => all.findIndex((one) => one.path === path) === at);
    const rows = firsts.map(({ key, path }) => ({ key, name: nameOf(path) }));
    const parts = this.question?.filter(loose).map(({ path }) => path) ?? [];
    return parts.length > 0 ? [{ key: null, name: nameOf(together(parts)) }, ...rows] : rows;
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
    const taken = before?.problem?.code === "number-here" && !this.#attempts.has(key);
    this.#terms.set(this.#path(key), taken ? { ...terms, roles: null } : terms);
    if (before?.problem?.code === "bundle-large") this.#large.add(key);
    if (before?.came?.participant && before.problem) this.#alone.set(key, before.came.participant);
    this.#change(key, { state: "waits", progress: null, came: null, problem: null });
    void this.#work();
  }

  /** Brings in what was refused because its number is here as the next attempt under that number. */
  nextAttempt(key: number) {
    this.#attempts.add(key);
    this.again(key);
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
    if (!row || !this.waits(row)) return this.cancel(key);
    this.rows = this.rows.filter((one) => one.path !== row.path || !this.waits(one));
    this.#forget(row.path);
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
    const order = {
      ...{ job: key, paths: pathsOf(path), ...terms, large: this.#large.has(key) },
      ...{ only: this.#alone.get(key) ?? null, nextAttempt: this.#attempts.has(key) },
    };
    const answer = await this.#port.bringIn(order, (progress) => {
      this.#change(key, { progress });
    });
    this.#attempts.delete(key);
    if (answer.status === "error") {
      const state = answer.error.code === "cancelled" ? "cancelled" : "refused";
      this.#change(key, { state, problem: answer.error, progress: null });
    } else this.#arrived(key, answer.data);
  }

  async #canBegin(key: number, path: string): Promise<boolean> {
    if (isTogether(path)) {
      this.#change(key, { state: "credential-needed" });
      return false;
    }
    const lies = await this.#port.lookAt(path);
    if (lies.status === "error") this.#change(key, { state: "refused", problem: lies.error });
    else if (lies.data === "result") this.#change(key, { state: "result" });
    else if (lies.data === "files") {
      this.#change(key, { state: "credential-needed" });
      this.#keep(path);
    }
    return lies.status === "ok" && lies.data === "bundles";
  }

  /** What came takes the place of what was brought: one row for each submission that lay there. */
  #arrived(key: number, { rows, notes }: Arrivals) {
    const path = this.#path(key);
    this.#hear(path, rows, notes);
    const others = this.rows.filter((row) => row.path === path && row.key !== key);
    if (rows.every(isIn) && !others.some(this.waits)) {
      this.#answers.over(path);
      this.#forget(path);
    } else this.#answers.take(path, rows);
    const [first, ...more] = rows;
    if (!first) return this.#change(key, { state: "refused", progress: null });
    this.#change(key, { ...outcomeOf(first), name: more.length > 0 ? called(first) : undefined });
    const at = this.rows.findIndex((row) => row.key === key);
    const added = more.map((came) => ({
      ...this.#row(path, called(came), came.status),
      ...outcomeOf(came),
    }));
    this.rows = [...this.rows.slice(0, at + 1), ...added, ...this.rows.slice(at + 1)];
    this.#keep(path);
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
