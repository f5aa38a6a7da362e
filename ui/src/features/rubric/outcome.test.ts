import { expect, test } from "vitest";
import { review } from "../review/testing/sample";
import { outcomeParts, outcomeRule } from "./outcome";

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
