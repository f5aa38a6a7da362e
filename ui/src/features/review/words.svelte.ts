// The texts that a person types: kept as drafts while they are typed, finished when the person leaves the field or rests,
// and never taken from the screen before they are on the disk.
import type { Begun, Draft, Edit } from "../../lib/ipc/contract";
import { SvelteMap } from "svelte/reactivity";
import { isReason } from "../rubric/reasons";
import type { Ledger } from "./ledger.svelte";

/** A draft is written at most this often: whoever pauses for 150 ms finds it on the disk, the way there included. */
export const draftEvery = 100;
/** After a rest of this length a text counts as finished. */
const finishAfter = 5_000;

interface Timers {
  draft?: ReturnType<typeof setTimeout> | undefined;
  /** When a draft went last, milliseconds. */
  went?: number;
  finish?: ReturnType<typeof setTimeout> | undefined;
}

/** All fields of a review that are typed into, by the name of their draft. */
export class Words {
  /** What was typed here and is not finished; the only copy until Rust has it. */
  readonly #typed = new SvelteMap<string, string>();
  readonly #timers: Record<string, Timers> = {};
  /** What the words of a comment are about; kept with them. */
  readonly #begun: Record<string, Begun | null> = {};

  constructor(private readonly ledger: Ledger) {}

  /** What stands in a field: what is typed, else the draft of before, else what was finished last. */
  text(field: string): string {
    return this.#typed.get(field) ?? this.#draft(field)?.text ?? this.#kept(field);
  }

  /** Whether a field holds words that are not finished. */
  unfinished(field: string): boolean {
    return this.text(field) !== this.#kept(field);
  }

  /** The person has typed; of a comment, what it is about. */
  type(field: string, text: string, begun: Begun | null = null): void {
    if (begun) this.#begun[field] = begun;
    this.#typed.set(field, text);
    const timers = (this.#timers[field] ??= {});
    // The first letter after a rest goes at once: it is kept even where the window is slow to wake.
    const waits = Math.max(0, (timers.went ?? -Infinity) + draftEvery - Date.now());
    timers.draft ??= setTimeout(() => this.#write(field), waits);
    clearTimeout(timers.finish);
    timers.finish = setTimeout(() => void this.finish(field), finishAfter);
  }

  /** The words of this field belong to `begun`: those that are kept are kept again, with it. */
  about(field: string, begun: Begun): void {
    this.#begun[field] = begun;
    const text = this.text(field);
    if (text !== "" && this.unfinished(field)) this.type(field, text);
  }

  /** What the draft of a field is about, if that was kept. */
  begun(field: string): Begun | null {
    return this.#begun[field] ?? this.#draft(field)?.begun ?? null;
  }

  /** The person has left the field, or rests: what stands there becomes an edit, if it is another text than before. */
  async finish(field: string): Promise<void> {
    const text = this.text(field);
    const edit = finished(field, text);
    if (!edit || !this.ledger.open) return;
    this.#stop(field);
    if (text === this.#kept(field)) return this.drop(field);
    this.#typed.set(field, text);
    if (await this.ledger.perform(edit)) this.#let(field, text);
    else this.ledger.outbox.draft(field, text);
  }

  /** Of a field in which the same is typed that is kept, nothing is held here: what is kept may be undone. */
  same(field: string): void {
    if (this.#typed.get(field) === this.#kept(field)) this.drop(field);
  }

  /** Finishes every field that holds unfinished words. */
  async finishAll(): Promise<void> {
    const drafts = this.ledger.review.drafts.map(({ field }) => field);
    const typed = [...this.#typed.keys()].filter((field) => !drafts.includes(field));
    await Promise.all([...drafts, ...typed].map((field) => this.finish(field)));
  }

  /** Sends the drafts that wait for their pause, now: the window is about to close. */
  flush(): void {
    for (const field of Object.keys(this.#timers)) if (this.#timers[field]?.draft) this.#write(field);
  }

  /** Whether something was typed that no draft holds yet. */
  get unsent(): boolean {
    return Object.values(this.#timers).some(({ draft }) => draft !== undefined);
  }

  /** Lets what was typed here go, and its draft: nothing is to come of it. */
  drop(field: string): void {
    const drafted = this.#typed.has(field) || this.#draft(field) !== undefined;
    this.leave(field);
    if (!drafted) return;
    this.ledger.forgetDraft(field);
    this.ledger.outbox.draft(field, "");
  }

  /** Forgets the copy here; the draft stays where it is. */
  leave(field: string): void {
    this.#stop(field);
    this.#typed.delete(field);
    this.#begun[field] = null;
  }

  #write(field: string): void {
    const timers = this.#timers[field];
    clearTimeout(timers?.draft);
    if (timers) [timers.draft, timers.went] = [undefined, Date.now()];
    const text = this.#typed.get(field);
    if (text !== undefined) this.ledger.outbox.draft(field, text, this.begun(field));
  }

  #stop(field: string): void {
    clearTimeout(this.#timers[field]?.draft);
    clearTimeout(this.#timers[field]?.finish);
    this.#timers[field] = {};
  }

  /** Rust has `text`: the copy here goes, unless more was typed meanwhile. */
  #let(field: string, text: string): void {
    if (this.#typed.get(field) === text) this.#typed.delete(field);
  }

  #draft(field: string): Draft | undefined {
    return this.ledger.review.drafts.find((draft) => draft.field === field);
  }

  #kept(field: string): string {
    const [name, id] = parted(field);
    const row = this.ledger.review.rows.find(({ criterion }) => criterion === id);
    if (name === "note") return this.ledger.review.note;
    if (name === "rationale") return row?.rationale ?? "";
    if (name === "strength") return row?.strength ?? "";
    if (name === "next-step") return row?.nextStep ?? "";
    if (name === "cannot-judge") return row?.cannotJudge ?? "";
    return (
      this.ledger.review.annotations.find((one) => name === "annotation" && one.id === id)?.comment ?? ""
    );
  }
}

function parted(field: string): [string, string] {
  const at = field.indexOf(":");
  return at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
}

/** The edit that finishes a field; null where the field is not finished by its words alone. */
function finished(field: string, text: string): Edit | null {
  const [name, criterion] = parted(field);
  if (name === "rationale" || name === "strength" || name === "next-step")
    return { cmd: name, criterion, text };
  if (name === "cannot-judge") return isReason(text) ? { cmd: name, criterion, reason: text } : null;
  return name === "note" ? { cmd: "note", text } : null;
}
