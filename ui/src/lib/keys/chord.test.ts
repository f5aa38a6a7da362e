import { expect, test } from "vitest";
import { isSingle, pressed, read, write, type Press } from "./chord";

const press = (over: Partial<Press>): Press => ({
  code: "KeyN",
  key: "n",
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...over,
});
const said = (over: Partial<Press>) => {
  const chord = pressed(press(over));
  return chord && write(chord);
};

test.each(["KeyN", "Shift+Digit2", "Ctrl+KeyK", "Ctrl+Alt+Shift+BracketLeft", "F6"])(
  "%s is read and written",
  (text) => {
    const chord = read(text);
    expect(chord && write(chord)).toBe(text);
  },
);

test("held keys are written in one order only", () => {
  const chord = read("Shift+Ctrl+KeyZ");
  expect(chord && write(chord)).toBe("Ctrl+Shift+KeyZ");
});

test.each(["", "Ctrl+", "Hyper+KeyN", "Ctrl+Ctrl+KeyN", "ShiftLeft", "Key N", "Ctrl+Control"])(
  "“%s” is no chord",
  (text) => expect(read(text)).toBeNull(),
);

test("the place counts, not what is printed on it", () => {
  expect(said({ code: "Digit1", key: "&" })).toBe("Digit1");
  expect(said({ code: "BracketLeft", key: "ü" })).toBe("BracketLeft");
});

test("a digit of the number pad is that digit, and with NumLock off a caret key that is not ours", () => {
  expect(said({ code: "Numpad3", key: "3" })).toBe("Digit3");
  expect(said({ code: "Numpad3", key: "PageDown" })).toBeNull();
  expect(said({ code: "NumpadEnter", key: "Enter" })).toBe("Enter");
});

test.each<[string, Partial<Press>]>([
  ["a modifier alone", { code: "ShiftLeft", key: "Shift", shiftKey: true }],
  ["a letter being composed", { isComposing: true }],
  [
    "AltGr, which writes letters",
    { ctrlKey: true, altKey: true, getModifierState: (key) => key === "AltGraph" },
  ],
  ["the system's key", { metaKey: true }],
  ["a key without a place", { code: "" }],
])("%s is nothing of ours", (_, over) => expect(said(over)).toBeNull());

test.each([
  ["KeyN", true],
  ["Shift+Digit2", true],
  ["Comma", true],
  ["Ctrl+KeyN", false],
  ["Alt+KeyN", false],
  ["F6", false],
  ["Space", false],
  ["ArrowLeft", false],
])("%s alone is a single key: %s", (text, single) => {
  const chord = read(text);
  expect(chord && isSingle(chord)).toBe(single);
});
