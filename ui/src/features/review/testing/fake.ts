// A small Rust for tests: it does edits on a review in memory, and can be slow, full, refuse, or not answer at all.
import type { Annotation, Begun, Changed, Edit, Problem, Review, View } from "../../../lib/ipc/contract";
import type { Kept } from "../kept";
import { finishes, type Answer, type ReviewPort } from "../port";
import { take } from "../project";
import { changed } from "./sample";

export const problem = (code: string): Problem => ({
  code,
  message: `This is ${code}.`,
  hint: "Do something about it.",
  also: [],
});

const ok = <T>(data: T): Answer<T> => ({ status: "ok", data });

/** The port of a review that lives in memory. */
export class FakePort implements ReviewPort {
  /** What came through, in order: edits as they are, drafts as "field=text". */
  readonly log: (Edit | string)[] = [];
  readonly seen: [string, [number, number][]][] = [];
  readonly looks: View[] = [];
  /** Answers instead of doing it, while it is there. */
  fails: Problem | null = null;
  /** Only these edits fail. */
  failing: (edit: Edit | null) => boolean = () => true;
  /** Each answer waits for this. */
  slow: Promise<unknown> = Promise.resolve();
  /** Rejects: the process that answers is gone. */
  gone = false;
  #made = 0;
  #past: Review[] = [];

  constructor(public review: Review) {}

  async perform(edit: Edit, _: number, rest: Kept | null = null): Promise<Answer<Changed>> {
    await this.slow;
    if (this.gone) throw new Error("gone");
    if (this.fails && this.failing(edit)) return { status: "error", error: this.fails };
    this.log.push(edit);
    return ok(this.#do(edit, rest));
  }

  async draft(field: string, text: string, begun: Begun | null): Promise<Answer<string>> {
    await this.slow;
    if (this.gone) throw new Error("gone");
    if (this.fails && this.failing(null)) return { status: "error", error: this.fails };
    this.log.push(`${field}=${text}`);
    const others = this.review.drafts.filter((draft) => draft.field !== field);
    this.review = { ...this.review, drafts: text === "" ? others : [...others, { field, text, begun }] };
    return ok("12:06");
  }

  async cover(artifact: string, stretches: [number, number][]): Promise<Answer<unknown>> {
    if (this.fails) return { status: "error", error: this.fails };
    this.seen.push([artifact, stretches]);
    return ok(null);
  }

  async look(view: View): Promise<Answer<unknown>> {
    this.looks.push(view);
    return ok(null);
  }

  #do(edit: Edit, rest: Kept | null): Changed {
    const before = this.review;
    if (edit.cmd === "undo") {
      const back = this.#past.pop() ?? before;
      const answer = changed(
        { ...back, drafts: before.drafts },
        { seq: before.seq + 1, undone: "the last edit" },
      );
      this.review = take(before, answer);
      return answer;
    }
    this.#past.push(before);
    const made =
      edit.cmd === "annotate" ? `a${++this.#made}` : edit.cmd === "change-annotation" ? edit.id : null;
    const field = finishes(edit);
    const drafts = before.drafts.filter((draft) => draft.field !== field);
    if (field !== null && rest !== null && rest.text !== "") drafts.push({ field, ...rest });
    const answer = changed({ ...this.#after(edit, made), drafts }, { seq: before.seq + 1, made });
    this.review = take(before, answer);
    return answer;
  }

  #after(edit: Edit, made: string | null): Review {
    const { review } = this;
    const rows = review.rows.map((row) => {
      if (!("criterion" in edit) || row.criterion !== edit.criterion) return row;
      if (edit.cmd === "level") return { ...row, level: edit.level, cannotJudge: null };
      if (edit.cmd === "cannot-judge") return { ...row, level: null, cannotJudge: edit.reason };
      return { ...row, [edit.cmd === "next-step" ? "nextStep" : edit.cmd]: edit.text };
    });
    if (edit.cmd === "note") return { ...review, note: edit.text };
    if (edit.cmd === "remove-annotation")
      return { ...review, annotations: review.annotations.filter(({ id }) => id !== edit.id) };
    if (edit.cmd !== "annotate" && edit.cmd !== "change-annotation") return { ...review, rows };
    const { artifact, place, criteria, kind, comment } = edit;
    const one: Annotation = {
      ...{ id: made ?? "", artifact, place, criteria, kind, comment },
      ...{ standing: "exact", lostWhy: null, label: "somewhere" },
    };
    const there = review.annotations.some(({ id }) => id === made);
    const annotations = there
      ? review.annotations.map((other) => (other.id === made ? one : other))
      : [...review.annotations, one];
    return { ...review, annotations };
  }
}
