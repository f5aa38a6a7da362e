import { expect, test } from "vitest";
import { spoken, wordsOf } from "./fingerprint";

test("a fingerprint as Rust gives it is eight words, shown with dots between them", () => {
  const given = "stereo-under-swap-sustain-neck-dynamic-crucial-icon";
  expect(wordsOf(given)).toHaveLength(8);
  expect(spoken(given)).toBe("stereo · under · swap · sustain · neck · dynamic · crucial · icon");
});
