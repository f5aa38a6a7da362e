// The queue as it comes from the library: a first part at once, the rest behind it, so that ten thousand scroll freely.
import type { Answer, Problem, QueueAsk, QueueCount, QueuePage, QueueRow } from "../../lib/ipc";

/** What the person asks for; the parts are the source's own affair. */
export type Wish = Pick<QueueAsk, "text" | "states" | "sort" | "descending">;

const first = 200;
const rest = 2_000;

export class QueueSource {
  rows = $state.raw<readonly QueueRow[]>([]);
  total = $state(0);
  counts = $state.raw<readonly QueueCount[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Whether an answer has come yet. */
  known = $state(false);
  readonly #load: (ask: QueueAsk) => Promise<Answer<QueuePage>>;
  #run = 0;

  constructor(load: (ask: QueueAsk) => Promise<Answer<QueuePage>>) {
    this.#load = load;
  }

  /** Whether nothing was found; a library that cannot be read is not called empty. */
  get none(): boolean {
    return this.known && this.total === 0 && this.problem === null;
  }

  /** Asks anew. An older answer that comes late is let go. What is shown stays until the new answer is there. */
  async ask(wish: Wish): Promise<void> {
    const run = ++this.#run;
    let after: string | null = null;
    let rows: readonly QueueRow[] = [];
    do {
      const answer: Answer<QueuePage> = await this.#load({ ...wish, limit: after ? rest : first, after });
      if (run !== this.#run) return;
      if (answer.status === "error") {
        this.problem = answer.error;
        this.known = true;
        return;
      }
      rows = [...rows, ...answer.data.rows];
      this.#take(answer.data, rows);
      after = answer.data.rows.length > 0 ? answer.data.next : null;
    } while (after !== null);
  }

  #take(page: QueuePage, rows: readonly QueueRow[]) {
    this.rows = rows;
    this.total = page.total;
    this.counts = page.counts ?? this.counts;
    this.problem = null;
    this.known = true;
  }
}
