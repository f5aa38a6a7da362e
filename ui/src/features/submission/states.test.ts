import { expect, test } from "vitest";
import type { SubmissionState } from "../../lib/ipc";
import { outcomeOf } from "./states";

const row = (state: SubmissionState, scored: number, outcome: string | null) => ({
  ...{ state, scored, outcome },
});

test.each([
  ["in review and scored shows what it comes to", row("in-review", 3, "not-yet"), "Not yet"],
  ["signed shows its outcome", row("signed", 5, "meets"), "Meets"],
  ["returned shows that, though nothing was scored", row("returned", 0, "returned"), "Returned"],
  ["recused shows none, however much was scored", row("recused", 4, "not-yet"), undefined],
  ["with nothing scored shows none", row("in-review", 0, "not-yet"), undefined],
  ["without an outcome shows none", row("in-review", 2, null), undefined],
])("a submission %s", (_, one, word) => expect(outcomeOf(one as never)?.word).toBe(word));
