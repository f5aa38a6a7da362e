import { afterEach, expect, test } from "vitest";
import { fixed, size, speak } from ".";

afterEach(() => speak("en"));

test.each([
  ["en", "2.1 kB", "1.0 GB", "180 bytes", "0.75"],
  ["es", "2,1 kB", "1,0 GB", "180 bytes", "0,75"],
] as const)("in %s sizes and numbers have its decimal mark", (language, ...written) => {
  speak(language);
  expect([size("2.1 kB"), size("1.0 GB"), size("180 bytes"), fixed(0.75, 2)]).toEqual(written);
});

test("thousands are not parted: digits stand in columns", () => expect(fixed(1_234.5, 1)).toBe("1234.5"));
