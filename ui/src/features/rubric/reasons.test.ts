import { expect, test } from "vitest";
import { apart, isReason, picks, together } from "./reasons";

test.each(picks)("what was picked and the words come back as they went: %s", (pick) => {
  const kept = together(pick, "While the pairs talk no voice can be made out.");
  expect(apart(kept)).toEqual({ pick, words: "While the pairs talk no voice can be made out." });
});

test("the record reads as one sentence", () =>
  expect(together("heard", "no voice can be made out")).toBe("Cannot be heard: no voice can be made out"));

test("words being typed keep the space at their end", () =>
  expect(apart(together("read", "the boards "))).toEqual({ pick: "read", words: "the boards " }));

test("a reason without a known word is another reason", () =>
  expect(apart("The photo is blurred: nothing can be read")).toMatchObject({ pick: "other" }));

test("nothing is neither picked nor said", () => expect(apart("  ")).toEqual({ pick: null, words: "  " }));

test.each(["", "  ", "Cannot be heard:", "Cannot be heard:   "])("“%s” is no reason", (kept) =>
  expect(isReason(kept)).toBe(false),
);
test.each(["The clip ends.", "Cannot be heard: a fan."])("“%s” is one", (kept) =>
  expect(isReason(kept)).toBe(true),
);
