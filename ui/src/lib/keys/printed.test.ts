import { expect, test } from "vitest";
import type { Press } from "./chord";
import { caps, learn, type Prints } from "./printed";

const nothing: Prints = new Map();
const typed = (code: string, key: string, over: Partial<Press> = {}): Press => ({
  code,
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...over,
});

test("before anything is typed, the US print stands there", () => {
  expect(caps("BracketLeft", nothing)).toEqual(["["]);
  expect(caps("Ctrl+Shift+KeyZ", nothing)).toEqual(["Ctrl", "Shift", "Z"]);
  expect(caps("Enter", nothing)).toEqual(["Enter"]);
});

test("what is typed tells what is printed: a German keyboard", () => {
  const german = learn(learn(nothing, typed("BracketLeft", "ü")), typed("KeyZ", "y"));
  expect(caps("BracketLeft", german)).toEqual(["Ü"]);
  expect(caps("Ctrl+KeyZ", german)).toEqual(["Ctrl", "Y"]);
});

test("a letter that has no single capital stays as it is", () =>
  expect(caps("Minus", learn(nothing, typed("Minus", "ß")))).toEqual(["ß"]));

test.each<[string, Press]>([
  ["a shifted key: it may be another sign of the same cap", typed("Comma", ";", { shiftKey: true })],
  ["a key with Ctrl", typed("KeyA", "q", { ctrlKey: true })],
  ["a key with AltGr", typed("KeyQ", "@", { getModifierState: (key) => key === "AltGraph" })],
  ["the digit row, which keeps its digits", typed("Digit1", "&")],
  ["a dead key", typed("BracketLeft", "Dead")],
  ["the space bar", typed("Space", " ")],
  ["a named key", typed("Enter", "Enter")],
  ["a letter being composed", typed("KeyA", "ä", { isComposing: true })],
  ["what stands there anyway", typed("KeyN", "n")],
])("nothing is learnt from %s", (_, event) => expect(learn(nothing, event)).toBe(nothing));

test("what is no chord has no caps", () => expect(caps("Ctrl+", nothing)).toEqual([]));
