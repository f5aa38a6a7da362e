import { expect, test } from "vitest";
import { Keyboard } from "../../lib/keys";
import { reviewActions } from "../review/actions";
import { passphraseHints, passphraseKey } from "./keys";

test("the key that leads to the passphrase is the one that leads to the check", () => {
  const keyboard = new Keyboard(reviewActions);
  expect(reviewActions).toContainEqual(expect.objectContaining(passphraseKey));
  expect(passphraseHints(keyboard)).toEqual([{ keys: ["Ctrl", "Enter"], does: "to the passphrase" }]);
  keyboard.changes = [{ action: passphraseKey.id, code: "Ctrl+KeyJ" }];
  expect(passphraseHints(keyboard)[0]?.keys).toEqual(["Ctrl", "J"]);
});

test("where there is no such key nothing is said of it", () =>
  expect(passphraseHints(new Keyboard([]))).toEqual([]));
