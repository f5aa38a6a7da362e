// What the review window asks of Rust. The route makes it of the generated commands; the tests make one that is slow,
// full or out of order.
import type { Begun, Changed, Edit, Problem, View } from "../../lib/ipc/contract";
import type { Kept } from "./kept";

/** What a command is answered with. */
export type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Problem };

/** The review's way to Rust. Everything but `look` and `cover` is durable when it is answered "ok". */
export interface ReviewPort {
  /**
   * Does one finished edit and commits it. `known` is the number of the last entry that is known here; `rest` is what
   * the draft of what is edited holds from then on.
   */
  perform(edit: Edit, known: number, rest: Kept | null): Promise<Answer<Changed>>;
  /** Keeps text that is still being typed, and what it is about; the time of the write, as it is shown: "12:04". */
  draft(field: string, text: string, begun: Begun | null): Promise<Answer<string>>;
  /** What was seen of an artifact: milliseconds, pages, rows or thousandths. */
  cover(artifact: string, stretches: [number, number][]): Promise<Answer<unknown>>;
  /** Where the person is, to come back to it. */
  look(view: View): Promise<Answer<unknown>>;
}

/** The field of the drafts that an edit finishes; null for one that finishes none. */
export function finishes(edit: Edit): string | null {
  switch (edit.cmd) {
    case "rationale":
    case "strength":
    case "next-step":
    case "cannot-judge":
      return `${edit.cmd}:${edit.criterion}`;
    case "annotate":
      return "annotation:new";
    case "change-annotation":
      return `annotation:${edit.id}`;
    case "note":
    case "return":
    case "recuse":
      return edit.cmd;
    default:
      return null;
  }
}

const again = new Set(["disk-full", "library-busy", "library-io", "folder-read-only", "no-answer"]);

/** Whether the same thing can be done again and may work then: the disk said no, not the review. */
export const canTryAgain = (problem: Problem): boolean => again.has(problem.code);
