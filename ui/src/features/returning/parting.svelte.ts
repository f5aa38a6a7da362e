// What was chosen and written in the two dialogs that end a review otherwise: it waits there while the review is open, and
// in the draft for as long as there is one.
import { SvelteMap } from "svelte/reactivity";
import { asDraft, ofDraft } from "./kept";
import { recusals, returns, type RecuseReason, type ReturnReason } from "./reasons";

/** Why a submission goes back, with the place where one is named, and what the candidate reads. */
export class Returning {
  readonly chosen = new SvelteMap<ReturnReason, string | null>();
  words = $state("");

  /** @param draft what was chosen and written before */
  constructor(draft: string) {
    const { reasons, words } = ofDraft(draft);
    for (const reason of returns) if (reason in reasons) this.chosen.set(reason, reasons[reason] ?? null);
    this.words = words;
  }

  /** All of it, as its draft keeps it. */
  get draft(): string {
    return asDraft({ reasons: Object.fromEntries(this.chosen), words: this.words });
  }
}

/** Why an assessor steps back, and the line for the coordinator. */
export class Recusing {
  reason = $state<RecuseReason | null>(null);
  line = $state("");

  /** @param draft what was chosen and written before */
  constructor(draft: string) {
    const { reasons, words } = ofDraft(draft);
    this.reason = recusals.find((reason) => reason in reasons) ?? null;
    this.line = words;
  }

  /** All of it, as its draft keeps it. */
  get draft(): string {
    return asDraft({ reasons: this.reason === null ? {} : { [this.reason]: null }, words: this.line });
  }
}
