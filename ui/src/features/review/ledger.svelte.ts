// The review as Rust told it last, and the one way to change it.
import type { Changed, Edit, Problem, Review, Row } from "../../lib/ipc/contract";
import { Outbox, Refused, type Beside } from "./outbox.svelte";
import type { ReviewPort } from "./port";
import { isOpen, overlaid, take } from "./project";

/** What is said about saving: all of it is kept since `at`; it takes long; it cannot be written. */
export type Saved = { state: "kept" | "late" | "stuck"; at: string | null };

/** The review that is shown. */
export class Ledger {
  /** As Rust told it last. */
  review = $state.raw() as Review;
  /** The time of the last durable write. */
  at = $state<string | null>(null);
  /** The last refusal, until it is put away. */
  refusal = $state.raw<Problem | null>(null);
  readonly outbox: Outbox;

  constructor(review: Review, port: ReviewPort) {
    this.review = review;
    this.at = review.saved;
    this.outbox = new Outbox(port, {
      known: () => this.review.seq,
      changed: (changed) => this.#changed(changed),
      saved: (time) => (this.at = time),
    });
  }

  /** The rows with what is on its way. */
  readonly rows: readonly Row[] = $derived.by(() => overlaid(this.review.rows, this.outbox.waiting));
  /** Whether the review can still be changed. */
  readonly open: boolean = $derived.by(() => isOpen(this.review));
  /** What the screen may say about saving. */
  readonly saved: Saved = $derived.by(() => ({
    state: this.outbox.stuck ? "stuck" : this.outbox.late ? "late" : "kept",
    at: this.at,
  }));

  /** The row of a criterion. */
  row(criterion: string): Row | undefined {
    return this.rows.find((row) => row.criterion === criterion);
  }

  /** Does an edit; null where it was refused, which is then said. */
  async perform(edit: Edit, beside?: Beside): Promise<Changed | null> {
    const changed = await this.outbox.perform(edit, beside);
    if (changed instanceof Refused) {
      this.refusal = changed.problem;
      return null;
    }
    // What the window does by itself takes no sentence away that nobody has read.
    if (edit.cmd !== "opened") this.refusal = null;
    return changed;
  }

  /** A draft that is let go is let go here at once. */
  forgetDraft(field: string): void {
    const drafts = this.review.drafts.filter((draft) => draft.field !== field);
    this.review = { ...this.review, drafts };
  }

  #changed(changed: Changed): void {
    this.review = take(this.review, changed);
    this.at = changed.saved;
  }
}
