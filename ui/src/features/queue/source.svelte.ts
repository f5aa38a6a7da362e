// The queue as it comes from the library: of ten thousand rows those that are looked at, a part at a time.
import type { Answer, Problem, QueueAsk, QueueCount, QueuePage, QueueRow } from "../../lib/ipc";

/** What the person asks for; the parts are the source's own affair. */
export type Wish = Pick<QueueAsk, "text" | "states" | "sort" | "descending">;

/** Rows that are asked for at once. */
const part = 200;
/** So many rows before they come into sight they are asked for: who scrolls finds them there, and never a gap. */
const ahead = 100;

type Parts = readonly (readonly QueueRow[] | undefined)[];

export class QueueSource {
  total = $state(0);
  counts = $state.raw<readonly QueueCount[] | null>(null);
  /** How many submissions the library holds. */
  all = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Whether an answer has come yet. */
  known = $state(false);
  /** The row of the submission that is kept, in the newest answer; null where it is not among them. */
  place = $state.raw<{ at: number | null }>({ at: null });
  /** The submission whose row is to be found again. */
  kept: string | null = null;
  #parts = $state.raw<Parts>([]);
  readonly #load: (ask: QueueAsk) => Promise<Answer<QueuePage>>;
  #wish: Wish | null = null;
  #run = 0;
  #asked: readonly number[] = [];
  #sight: [number, number] = [0, 0];

  constructor(load: (ask: QueueAsk) => Promise<Answer<QueuePage>>) {
    this.#load = load;
  }

  /** Whether nothing was found; a library that cannot be read is not called empty. */
  get none(): boolean {
    return this.known && this.total === 0 && this.problem === null;
  }

  /** The row at `index`; none while it is not at hand. */
  readonly at = (index: number): QueueRow | undefined =>
    this.#parts[Math.floor(index / part)]?.[index % part];

  /** Asks anew. An older answer that comes late is let go. What is shown stays until the new answer is there. */
  async ask(wish: Wish): Promise<void> {
    const run = ++this.#run;
    this.#asked = [0];
    this.#wish = wish;
    const answer = await this.#load({ ...wish, limit: part, skip: 0, placeOf: this.kept });
    if (run !== this.#run) return;
    this.known = true;
    if (answer.status === "error") {
      this.problem = answer.error;
      return;
    }
    const { rows, total, counts, all, place } = answer.data;
    this.#parts = [rows];
    this.total = total;
    this.counts = counts ?? this.counts;
    this.all = all;
    this.place = { at: place };
    this.problem = null;
    void this.show(...this.#sight);
  }

  /** Rows `first` to before `last` are in sight: what is not at hand of them, and around them, is asked for. */
  async show(first: number, last: number): Promise<void> {
    this.#sight = [first, last];
    const from = Math.floor(Math.max(first - ahead, 0) / part);
    const count = Math.floor(Math.max(last - 1 + ahead, first) / part) - from + 1;
    await Promise.all(Array.from({ length: count }, (_, nth) => this.#fetch(from + nth)));
  }

  async #fetch(nth: number): Promise<void> {
    const [run, wish] = [this.#run, this.#wish];
    if (!wish || !this.known || this.#asked.includes(nth) || nth * part >= this.total) return;
    this.#asked = [...this.#asked, nth];
    const answer = await this.#load({ ...wish, limit: part, skip: nth * part, placeOf: null });
    if (run !== this.#run) return;
    if (answer.status === "error") {
      this.problem = answer.error;
      this.#asked = this.#asked.filter((other) => other !== nth);
      return;
    }
    const parts = [...this.#parts];
    parts[nth] = answer.data.rows;
    this.#parts = parts;
    this.total = answer.data.total;
    this.problem = null;
  }
}
