// The review's way to Rust, made of the generated commands; and the review as Rust says it, in the window's own words.
import { commands, type Answer } from "../../lib/ipc";
import type * as Rust from "../../lib/ipc/bindings";
import type { Changed, Review } from "../../lib/ipc/contract";
import { language, say } from "../../lib/messages";
import { timeOfDay } from "../../lib/time/days";
import type { ReviewPort } from "./port";
import { merged } from "./project";

/** The draft of a new annotation, as the window and as Rust call it. */
const drafts = { window: "annotation:new", rust: "annotation" };

/** The port of a review. */
export function portOf(review: string): ReviewPort {
  return {
    async perform(edit, known, rest) {
      return mapped(await commands.edit(review, known, edit, rest), changed);
    },
    async draft(field, text, begun) {
      const named = field === drafts.window ? drafts.rust : field;
      const kept = await commands.draft(review, named, text, begun);
      return mapped(kept, () => timeOfDay(new Date(), language()));
    },
    cover: (artifact, stretches) => commands.cover(review, artifact, stretches),
    look: (view) => commands.leaveAt(review, view),
  };
}

/** A review that was opened. */
export function opened({ now, rule, earlier, ...fixed }: Rust.Review): Review {
  return {
    ...fixed,
    ...changed(now),
    annotations: merged([], now.annotations),
    ruleSentence: ruleSentence(rule, fixed.criteria),
    attemptNote: earlier ? attemptNote(earlier, fixed.attempt) : null,
  };
}

function changed({ savedAt, ...rest }: Rust.Changed): Changed {
  const named = rest.drafts.map(({ field, ...typed }) => ({
    field: field === drafts.rust ? drafts.window : field,
    ...typed,
  }));
  return { ...rest, drafts: named, saved: timeOfDay(new Date(savedAt), language()) };
}

function mapped<A, B>(answer: Answer<A>, map: (data: A) => B): Answer<B> {
  return answer.status === "ok" ? { status: "ok", data: map(answer.data) } : answer;
}

/** The decision rule in one sentence. */
export function ruleSentence(rule: Rust.Rule, criteria: readonly Rust.Criterion[]): string {
  const floor = "floor" in rule ? levelTitle(rule.floor, criteria) : null;
  const below = floor ? say("review-rule-floor", { level: floor }) : "";
  switch (rule.kind) {
    case "all":
      return say("review-rule-all");
    case "count":
      return say("review-rule-count", { atLeast: rule.atLeast, of: criteria.length }) + below;
    case "points":
      return say("review-rule-points", { cut: rule.cut }) + below;
  }
}

function levelTitle(level: string | null, criteria: readonly Rust.Criterion[]): string | null {
  return criteria.flatMap(({ levels }) => levels).find(({ id }) => id === level)?.title ?? level;
}

function attemptNote({ here, unchanged, of }: Rust.Earlier, attempt: number): string {
  if (!here) return say("review-attempt-elsewhere", { attempt });
  return say("review-attempt-unchanged", { attempt, unchanged, of });
}
