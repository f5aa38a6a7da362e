// Why a submission goes back, and why an assessor steps back: what can be chosen, and how it is kept.
import { say } from "../../lib/messages";

export const returns = ["face", "consent", "unreadable", "missing", "other-one", "another"] as const;
export type ReturnReason = (typeof returns)[number];

export function returnWord(reason: ReturnReason): string {
  switch (reason) {
    case "face":
      return say("return-face");
    case "consent":
      return say("return-consent");
    case "unreadable":
      return say("return-unreadable");
    case "missing":
      return say("return-missing");
    case "other-one":
      return say("return-other-one");
    case "another":
      return say("return-another");
  }
}

/** A reason as the record keeps it: its words, with the place where one was named. */
export function returnSentence(reason: ReturnReason, place: string | null): string {
  return place === null ? returnWord(reason) : say("return-at", { reason: returnWord(reason), place });
}

/** All reasons as the record keeps them: those chosen, then what the candidate reads. "Another" is in the words. */
export function returnedWith(chosen: ReadonlyMap<ReturnReason, string | null>, words: string): string[] {
  const named = returns.filter((reason) => reason !== "another" && chosen.has(reason));
  return [...named.map((reason) => returnSentence(reason, chosen.get(reason) ?? null)), words.trim()];
}

export const recusals = ["know", "part", "fair", "another"] as const;
export type RecuseReason = (typeof recusals)[number];

export function recuseWord(reason: RecuseReason): { word: string; more: string | null } {
  switch (reason) {
    case "know":
      return { word: say("recuse-know"), more: null };
    case "part":
      return { word: say("recuse-part"), more: say("recuse-part-more") };
    case "fair":
      return { word: say("recuse-fair"), more: say("recuse-fair-more") };
    case "another":
      return { word: say("recuse-another"), more: null };
  }
}

/** The reason as the journal keeps it. */
export function recusedWith(reason: RecuseReason, line: string): string {
  const { word } = recuseWord(reason);
  return line.trim() === "" ? word : say("recuse-with", { reason: word, line: line.trim() });
}
