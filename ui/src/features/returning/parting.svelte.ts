// What was chosen and written in the two dialogs that end a review otherwise: it waits there while the review is open, and
// the words also in the draft.
import { SvelteMap } from "svelte/reactivity";
import type { RecuseReason, ReturnReason } from "./reasons";

/** Why a submission goes back, with the place where one is named, and what the candidate reads. */
export class Returning {
  readonly chosen = new SvelteMap<ReturnReason, string | null>();
  words = $state("");

  /** @param words what was written before */
  constructor(words: string) {
    this.words = words;
  }
}

/** Why an assessor steps back, and the line for the coordinator. */
export class Recusing {
  reason = $state<RecuseReason | null>(null);
  line = $state("");

  /** @param line what was written before */
  constructor(line: string) {
    this.line = line;
  }
}
