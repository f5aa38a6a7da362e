// Why a criterion cannot be judged: one of five words that can be picked, and the reason in the assessor's own. Both are
// kept as one sentence, so that the record reads "Cannot be heard: while the pairs talk, no voice can be made out".
import { say } from "../../lib/messages";

/** What can be picked; "other" adds no word of its own. */
export const picks = ["heard", "read", "absent", "breaks-off", "other"] as const;
export type Pick = (typeof picks)[number];

/** The word of a pick. */
export function word(pick: Pick): string {
  switch (pick) {
    case "heard":
      return say("rubric-cannot-be-heard");
    case "read":
      return say("rubric-cannot-be-read");
    case "absent":
      return say("rubric-not-in-the-evidence");
    case "breaks-off":
      return say("rubric-breaks-off");
    case "other":
      return say("rubric-another-reason");
  }
}

/** A reason as it is kept, taken apart: what was picked, and the words. */
export function apart(kept: string): { pick: Pick | null; words: string } {
  for (const pick of picks) {
    const start = `${word(pick)}:`;
    if (pick !== "other" && kept.startsWith(start)) {
      return { pick, words: kept.slice(start.length).replace(/^ /, "") };
    }
  }
  return { pick: kept.trim() === "" ? null : "other", words: kept };
}

/** What was picked and the words, as they are kept. */
export function together(pick: Pick | null, words: string): string {
  return pick === null || pick === "other" ? words : `${word(pick)}: ${words}`;
}

/** Whether it says enough: a picked word alone is no reason. */
export const isReason = (kept: string): boolean => apart(kept).words.trim() !== "";
