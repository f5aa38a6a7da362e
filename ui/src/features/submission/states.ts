// How the state and the outcome of a submission are shown: icon, word and tone, the same on every screen.
import type { LucideIcon } from "@lucide/svelte";
import Check from "@lucide/svelte/icons/check";
import CircleDashed from "@lucide/svelte/icons/circle-dashed";
import CircleDotDashed from "@lucide/svelte/icons/circle-dot-dashed";
import Hand from "@lucide/svelte/icons/hand";
import PenLine from "@lucide/svelte/icons/pen-line";
import Stamp from "@lucide/svelte/icons/stamp";
import TrendingUp from "@lucide/svelte/icons/trending-up";
import UndoDot from "@lucide/svelte/icons/undo-dot";
import type { Purpose, QueueRow, SubmissionState } from "../../lib/ipc";
import { say } from "../../lib/messages";

type Look = { icon: LucideIcon; word: string; tone: "ink" | "second" | "accent" };

/** Every state in the order of the work. */
export const states: readonly SubmissionState[] = [
  "new",
  "in-review",
  "ready",
  "signed",
  "returned",
  "recused",
];

/** Icon, word and tone of a state. */
export function stateLook(state: SubmissionState): Look {
  switch (state) {
    case "new":
      return { icon: CircleDashed, word: say("state-new"), tone: "second" };
    case "in-review":
      return { icon: CircleDotDashed, word: say("state-in-review"), tone: "ink" };
    case "ready":
      return { icon: PenLine, word: say("state-ready"), tone: "accent" };
    case "signed":
      return { icon: Stamp, word: say("state-signed"), tone: "second" };
    case "returned":
      return { icon: UndoDot, word: say("state-returned"), tone: "second" };
    case "recused":
      return { icon: Hand, word: say("state-recused"), tone: "second" };
  }
}

/** What is begun beside what is signed, in words; none where nothing is. */
export function besideWord({ beside }: Pick<QueueRow, "beside">): string | null {
  return beside && say("state-beside", { corrects: beside.corrects ? "yes" : "no", state: beside.state });
}

/** A state in words, with what is begun beside it. */
export function stateWords(row: Pick<QueueRow, "state" | "beside">): string {
  const [state, beside] = [stateLook(row.state).word, besideWord(row)];
  return beside ? say("state-with-beside", { state, beside }) : state;
}

/** Icon and word of an outcome; an outcome is ink, never green or red. None where there is no outcome. */
export function outcomeLook(outcome: string | null): { icon: LucideIcon; word: string } | null {
  switch (outcome) {
    case "meets":
      return { icon: Check, word: say("outcome-meets") };
    case "not-yet":
      return { icon: TrendingUp, word: say("outcome-not-yet") };
    case "returned":
      return { icon: UndoDot, word: say("outcome-returned") };
    default:
      return null;
  }
}

/** The outcome that a row of the queue shows: none of what was given up, and none of what nobody has scored yet. */
export function outcomeOf({ state, scored, outcome }: Pick<QueueRow, "state" | "scored" | "outcome">) {
  const over = state === "signed" || state === "returned";
  return state !== "recused" && (over || scored > 0) ? outcomeLook(outcome) : null;
}

/** What a review is for, in a word. */
export function purposeWord(purpose: Purpose): string {
  return purpose === "summative" ? say("purpose-summative") : say("purpose-formative");
}
