import { expect, test } from "vitest";
import { align, pieces } from "./align";

/** The citable letters that the shown ones stand for. */
const letters = (shown: string, citable: string) => {
  const all = [...citable];
  return [...align(shown, citable).places].map((at) => (at < 0 ? "·" : all[at])).join("");
};

test("the same text is aligned letter by letter", () => {
  expect([...align("wait", "wait").places]).toEqual([0, 1, 2, 3]);
  expect(align("wait", "wait").shown).toBe(1);
});

test("blanks may differ: breaks for spaces, one for many, none for one", () => {
  expect(letters("a b\n\nc", "a\nb c")).toBe("a\nb ·c");
  expect(letters("ab", "a b")).toBe("ab");
});

test("what stands only on the screen has no place", () => {
  expect(letters("• one and two", "one and two")).toBe("··one and two");
});

test("what stands only in the citable text is left out", () => {
  const { places, shown } = align("the second half", "the first and the second half");
  expect(places[places.length - 1]).toBe(28);
  expect(shown).toBeLessThan(1);
});

test("a letter beyond the first plane is one letter", () => {
  expect([...align("🙂b", "🙂b").places]).toEqual([0, 1]);
});

test("letters read from right to left are aligned in the order in which they are read", () => {
  expect(letters("שלום עולם", "שלום עולם")).toBe("שלום עולם");
});

test("of nothing there is nothing, and nothing is fully shown", () => {
  expect(align("", "")).toEqual({ places: new Int32Array(0), shown: 1 });
  expect(align("", "abc").shown).toBe(0);
  expect([...align("abc", "").places]).toEqual([-1, -1, -1]);
});

test("texts that have nothing in common are not aligned by force, and that is soon known", () => {
  const began = performance.now();
  const { shown } = align("x".repeat(300_000), "y".repeat(300_000));
  expect(shown).toBe(0);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("both are found together again behind a long part that only one of them has", () => {
  const long = "a drawing that is no text, ".repeat(80);
  expect(align(`before ${long}and after`, "before and after").shown).toBe(1);
  expect(align("before and after", `before ${long}and after`).places.at(-1)).toBe(long.length + 15);
});

test("pieces are cut where the citable text does not go on", () => {
  const { places } = align("ab • cd", "ab cd");
  expect(pieces("ab • cd", places)).toEqual([
    { text: "ab ", at: 0 },
    { text: "• ", at: null },
    { text: "cd", at: 3 },
  ]);
  expect(pieces("", places)).toEqual([]);
});

test("pieces of a later part of the text keep their places", () => {
  const { places } = align("ab cd", "ab cd");
  expect(pieces("cd", places, 3)).toEqual([{ text: "cd", at: 3 }]);
});
