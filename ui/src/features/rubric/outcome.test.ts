import { expect, test } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { criteria, review as sample, row } from "../review/testing/sample";
import { outcomeParts, outcomeRule } from "./outcome";

const scored = criteria.map(({ id }) => row(id, { level: "developing" }));
const review = (over: Partial<Review> = {}) => sample({ rows: scored, ...over });
const notYet = {
  value: "not-yet",
  sentence: "Not yet, as it stands: criterion 3 is Developing.",
  nearCut: false,
} as const;

test("the outcome's own word is set apart", () =>
  expect(outcomeParts(review({ outcome: notYet }))).toEqual({
    bold: "Not yet",
    rest: ", as it stands: criterion 3 is Developing.",
  }));

test("a sentence that begins otherwise has the word before it", () =>
  expect(
    outcomeParts(review({ outcome: { value: "meets", sentence: "All five.", nearCut: false } })),
  ).toEqual({
    bold: "Meets",
    rest: " · All five.",
  }));

test("without an outcome that is said, and no word is made up", () =>
  expect(outcomeParts(review())).toEqual({ bold: "", rest: "No outcome yet." }));

test.each([
  [5, "*Not yet*, as it stands: 5 criteria are not scored"],
  [1, "*Not yet*, as it stands: one criterion is not scored"],
])("while %i have no answer their number is said, and none of them is named", (unscored, rest) => {
  const rows = criteria.map(({ id }, at) => (at < unscored ? row(id) : row(id, { cannotJudge: "Dark." })));
  expect(outcomeParts(review({ outcome: notYet, rows }))).toEqual({ bold: "", rest });
});

test("of a return nothing is said to be missing", () => {
  const returned = { value: "returned", sentence: "Returned.", nearCut: false } as const;
  expect(outcomeParts(sample({ outcome: returned }))).toEqual({ bold: "Returned", rest: "." });
});

test("a formative review has no outcome, whatever the levels", () => {
  const formative = review({ purpose: "formative", outcome: notYet });
  expect(outcomeParts(formative)).toEqual({ bold: "Formative", rest: "" });
  expect(outcomeRule(formative, true)).toBe("No outcome and no badge");
});

test("below it stands the rule; or what “cannot be judged” counts as; or that it is close", () => {
  expect(outcomeRule(review({ outcome: notYet }), false)).toBe("Rule: Every criterion Demonstrated");
  expect(outcomeRule(review({ outcome: notYet }), true)).toBe("Cannot be judged counts as below Basic");
  expect(outcomeRule(review({ outcome: { ...notYet, nearCut: true } }), false)).toContain("second assessor");
});

test("returned says nothing about the teaching, also formative", () => {
  const returned = { value: "returned", sentence: "Returned", nearCut: false } as const;
  expect(outcomeRule(review({ outcome: returned }), false)).toBe("Nothing is said about the teaching");
  expect(outcomeParts(review({ purpose: "formative", outcome: returned })).bold).toBe("Returned");
});

test("one who stood back reads that, and that it is locked", () => {
  expect(outcomeParts(review({ phase: "recused" })).bold).toBe("You stood back from this review");
  expect(outcomeRule(review({ phase: "recused" }), false)).toBe("What was scored is locked");
});
