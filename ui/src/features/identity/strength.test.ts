import { expect, test } from "vitest";
import { strengthOf } from "./strength";

test.each([
  ["", "none"],
  ["seven77", "short"],
  ["1234567890123456", "weak"],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "weak"],
  ["Passw0rd!", "weak"],
  ["copper anchor", "fair"],
  ["copper anchor tide seven", "strong"],
  ["correcthorsebatterystaple", "strong"],
  ["ñandú", "short"],
])("“%s” is %s", (passphrase, word) => expect(strengthOf(passphrase).word).toBe(word));

test("letters are counted, not bytes", () => expect(strengthOf("🦜🦜🦜🦜").word).toBe("short"));
test("a letter with its accent apart is one letter", () =>
  expect(strengthOf("n\u0303andu\u0301").word).toBe("short"));
