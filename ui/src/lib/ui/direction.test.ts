import { expect, test } from "vitest";
import { cutNear, directionOf, isolated } from "./direction";

test.each([
  ["plan.pdf", "ltr"],
  ["תוכנית.pdf", "rtl"],
  ["2 خطة.pdf", "rtl"],
  ["plan תוכנית.pdf", "ltr"],
  ["12-04", "ltr"],
])("%s runs as its first letter does", (text, direction) => expect(directionOf(text)).toBe(direction));

test.each([
  ["a name that runs one way", "lesson-plan.pdf", 7, "lesson-"],
  ["inside of a stretch that runs with the name", "תוכנית.pdf", 3, "תוכ"],
  ["inside of a stretch that runs against it, past it", "plan-תוכנית.pdf", 8, "plan-תוכנית"],
  ["inside of an end that runs against it, before it", "תוכנית lesson-2.pdf", 12, "תוכנית "],
  ["between two stretches", "plan-תוכנית.pdf", 5, "plan-"],
])("%s: %s", (_, name, at, head) => {
  const letters = [...name];
  expect(letters.slice(0, cutNear(letters, at)).join("")).toBe(head);
});

test("only a name that runs from right to left is set apart in a sentence", () => {
  expect(isolated("plan.pdf")).toBe("plan.pdf");
  expect(isolated("תוכנית.pdf")).toBe("\u2068תוכנית.pdf\u2069");
});
