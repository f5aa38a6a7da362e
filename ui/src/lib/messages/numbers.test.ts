import { afterEach, expect, test } from "vitest";
import { fixed, speak } from ".";

afterEach(() => speak("en"));

test.each([
  ["en", "0.75"],
  ["es", "0,75"],
] as const)("in %s numbers have its decimal mark", (language, written) => {
  speak(language);
  expect(fixed(0.75, 2)).toBe(written);
});

test("thousands are not parted: digits stand in columns", () => expect(fixed(1_234.5, 1)).toBe("1234.5"));
