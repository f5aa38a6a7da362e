// The outcome in the footer of the rubric: its word set apart, and the line below it.
import type { Review } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { isScoredRow } from "./standing";

const words = {
  meets: () => say("rubric-outcome-meets"),
  "not-yet": () => say("rubric-outcome-not-yet"),
  returned: () => say("rubric-outcome-returned"),
};

/**
 * The sentence that Rust gives, with the outcome's own word apart where it begins with it. While criteria are not scored
 * that sentence names each of them; here their number is enough, and all of it stands before the signature.
 */
export function outcomeParts({ purpose, phase, outcome, rows }: Review): { bold: string; rest: string } {
  if (phase === "recused") return { bold: say("rubric-recused"), rest: "" };
  if (purpose === "formative" && outcome.value !== "returned")
    return { bold: say("rubric-formative"), rest: "" };
  if (outcome.value === "none") return { bold: "", rest: outcome.sentence || say("rubric-no-outcome") };
  const word = words[outcome.value]();
  const unscored = rows.filter((row) => !isScoredRow(row)).length;
  if (unscored > 0 && outcome.value !== "returned")
    return { bold: "", rest: say("rubric-outcome-unscored", { outcome: word, unscored }) };
  const { sentence } = outcome;
  return sentence.startsWith(word)
    ? { bold: word, rest: sentence.slice(word.length) }
    : { bold: word, rest: sentence === "" ? "" : ` · ${sentence}` };
}

/** What stands below it: the rule, or what "cannot be judged" counts as. */
export function outcomeRule(
  { purpose, phase, criteria, ruleSentence, outcome }: Review,
  cannotJudge: boolean,
): string {
  if (phase === "recused") return say("rubric-recused-locked");
  if (purpose === "formative") return say("rubric-formative-means");
  if (outcome.value === "returned") return say("rubric-returned-means");
  const lowest = criteria[0]?.levels[0]?.title;
  if (cannotJudge && lowest) return say("rubric-cannot-judge-counts", { level: lowest });
  if (outcome.nearCut) return say("rubric-near-cut");
  return say("rubric-rule", { rule: ruleSentence });
}
