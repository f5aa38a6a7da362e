// Levels, "cannot be judged", and which criterion is open.
import type { Criterion } from "../../lib/ipc/contract";
import { SvelteSet } from "svelte/reactivity";
import { together, apart, isReason, type Pick } from "../rubric/reasons";
import type { Ledger } from "./ledger.svelte";
import { isScoredRow } from "../rubric/standing";
import { nextUnscored } from "./project";
import type { Words } from "./words.svelte";

/** What an assessor answers for each criterion. */
export class Scoring {
  /** The criterion that is open. */
  open = $state<string | null>(null);
  /** Criteria for which "cannot be judged" is chosen and no reason is written yet. */
  readonly #reasonless = new SvelteSet<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly words: Words,
  ) {}

  get criterion(): Criterion | null {
    return this.ledger.review.criteria.find(({ id }) => id === this.open) ?? null;
  }

  /** How many criteria have an answer. */
  get scored(): number {
    return this.ledger.rows.filter(isScoredRow).length;
  }

  /** Chooses a level; chosen again it stays as it is. */
  level(criterion: string, level: string): void {
    if (!this.ledger.open) return;
    this.#reasonless.delete(criterion);
    this.words.drop(`cannot-judge:${criterion}`);
    if (this.ledger.row(criterion)?.level !== level)
      void this.ledger.perform({ cmd: "level", criterion, level });
  }

  /** Chooses the level at a place of the open criterion; false where there is none. */
  levelAt(place: number): boolean {
    const level = this.criterion?.levels[place];
    if (!this.criterion || !level) return false;
    this.level(this.criterion.id, level.id);
    return true;
  }

  /** Chooses "cannot be judged": it holds as soon as a reason is written. */
  cannotJudge(criterion: string): void {
    if (!this.ledger.open || this.ledger.row(criterion)?.cannotJudge != null) return;
    this.#reasonless.add(criterion);
  }

  /** Whether "cannot be judged" is chosen, with a reason or before it. */
  isCannotJudge(criterion: string): boolean {
    const row = this.ledger.row(criterion);
    return row?.cannotJudge != null || this.isReasonless(criterion);
  }

  /** Whether the reason is still missing. */
  isReasonless(criterion: string): boolean {
    if (this.ledger.row(criterion)?.cannotJudge != null) return false;
    return this.#reasonless.has(criterion) || this.words.text(`cannot-judge:${criterion}`) !== "";
  }

  /** Picks one of the five words; with a reason beside it that is an edit at once. */
  pick(criterion: string, pick: Pick): void {
    const field = `cannot-judge:${criterion}`;
    const kept = together(pick, apart(this.words.text(field)).words);
    this.words.type(field, kept);
    if (isReason(kept)) void this.words.finish(field);
  }

  /** The person writes the reason beside what is picked. */
  reason(criterion: string, words: string): void {
    const field = `cannot-judge:${criterion}`;
    this.words.type(field, together(apart(this.words.text(field)).pick, words));
  }

  /** Opens the next criterion without an answer; null where all have one. */
  next(by: 1 | -1): string | null {
    const { criteria } = this.ledger.review;
    const next = nextUnscored(criteria, this.ledger.rows, this.open, by);
    if (next !== null) this.open = next;
    return next;
  }
}
