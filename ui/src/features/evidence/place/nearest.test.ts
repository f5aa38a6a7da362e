import { expect, test } from "vitest";
import { nearest } from "./nearest";

const pages = [
  "Show me with your fingers.",
  "Tickets go into three groups the same afternoon: reason and answer right; answer right, reason not yet.",
];

test("a quote that was changed is near the words that took its place", () => {
  expect(nearest("Tickets went into three piles the same day", pages)).toEqual({
    page: 2,
    start: 0,
    end: 37,
    quote: "Tickets go into three groups the same",
  });
});

test("what does not belong at the ends of it is left out", () => {
  expect(nearest("me with your fingers please", pages)?.quote).toBe("me with your fingers");
});

test("words are told in code points", () => {
  const found = nearest("the bars", ["🙂🙂 draw the bars"]);
  expect(found).toEqual({ page: 1, start: 8, end: 16, quote: "the bars" });
});

test.each([
  ["nothing like it", "completely different content elsewhere"],
  ["one of many words only", "groups of unrelated strange verbs"],
  ["no words", "… — !"],
  ["nothing", ""],
])("%s is near nothing", (_, quote) => expect(nearest(quote, pages)).toBeNull());

test("in no text nothing is near", () => {
  expect(nearest("words", [])).toBeNull();
  expect(nearest("words", [""])).toBeNull();
});

test("a word that is wanted once does not count twice", () => {
  expect(nearest("three small groups of students", ["three three three three three"])).toBeNull();
});

test("a hundred pages are looked through at once", () => {
  const many = new Array<string>(100).fill("word ".repeat(2_000)).concat(pages);
  const began = performance.now();
  expect(nearest("into three groups the same afternoon", many)?.page).toBe(102);
  expect(performance.now() - began).toBeLessThan(3_000);
});
