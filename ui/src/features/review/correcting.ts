// What a review is to what was signed of the same submission: a correction of it, or that itself with a correction beside
// it; and what can be done about that, the same in the bar, the menu of the rubric and the palette.
import Eye from "@lucide/svelte/icons/eye";
import FilePen from "@lucide/svelte/icons/file-pen-line";
import FileX from "@lucide/svelte/icons/file-x-corner";
import Stamp from "@lucide/svelte/icons/stamp";
import Undo from "@lucide/svelte/icons/undo";
import type { Review } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import type { MenuItem } from "../../lib/ui";

/** What leads from one to the other. */
export interface Correcting {
  /** Begins a correction of what is signed. */
  onsupersede: () => void;
  /** Shows what was signed while a correction is under way. */
  onsigned: () => void;
  /** Back to the correction that is under way. */
  oncorrection: () => void;
  /** Asks whether to give the correction up. */
  ondrop: () => void;
  /** Takes the correction that was dropped up again. */
  ontakeup: () => void;
}

/** How a review stands to what was signed. */
export type Stands = "apart" | "corrects" | "signed" | "signed-begun" | "signed-dropped";

/** How this one stands. */
export function stands({ phase, corrects, beside }: Review): Stands {
  if (phase !== "signed") return corrects ? "corrects" : "apart";
  if (beside === "begun") return "signed-begun";
  return beside === "dropped" ? "signed-dropped" : "signed";
}

/** Whether what this review comes to takes the place of what was signed before. */
export const supersedes = ({ signedFor, purpose }: Pick<Review, "signedFor" | "purpose">): boolean =>
  signedFor.includes(purpose);

/** What can be done about it, as a menu. */
export function correctingItems(review: Review, does: Correcting): MenuItem[] {
  const signed = { label: say("review-see-signed"), icon: Eye, onselect: does.onsigned };
  const drop = {
    label: say("review-drop"),
    icon: FileX,
    removes: true,
    reason: review.phase === "recused" ? say("rubric-undo-first") : undefined,
    onselect: does.ondrop,
  };
  const back = { label: say("review-back-to-correction"), icon: FilePen, onselect: does.oncorrection };
  const takeUp = { label: say("review-take-up"), icon: Undo, onselect: does.ontakeup };
  const anew = { label: say("review-correct-anew"), icon: Stamp, onselect: does.onsupersede };
  const correct = { label: say("rubric-supersede"), icon: Stamp, onselect: does.onsupersede };
  const items: Record<Stands, MenuItem[]> = {
    apart: [],
    corrects: [signed, drop],
    signed: [correct],
    "signed-begun": [back],
    "signed-dropped": [takeUp, anew],
  };
  return items[stands(review)];
}

/** The same by the names of their actions. */
export function correctingActs(review: Review, does: Correcting): Record<string, () => void> {
  const droppable: Record<string, () => void> =
    review.phase === "recused" ? {} : { "drop-correction": does.ondrop };
  const acts: Record<Stands, Record<string, () => void>> = {
    apart: {},
    corrects: { "signed-review": does.onsigned, ...droppable },
    signed: { correct: does.onsupersede },
    "signed-begun": { correction: does.oncorrection },
    "signed-dropped": { "take-up": does.ontakeup, correct: does.onsupersede },
  };
  return acts[stands(review)];
}
