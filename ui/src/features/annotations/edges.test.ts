import { expect, test } from "vitest";
import { Keyboard } from "../../lib/keys";
import { reviewActions } from "../review/actions";
import { edgeOf } from "./edges";

const keyboard = new Keyboard(reviewActions);
const press = (code: string, key: string, ctrlKey = false) =>
  new KeyboardEvent("keydown", { code, key, ctrlKey });

test("with Ctrl the brackets move the edges, also while words stand there", () => {
  expect(edgeOf(press("BracketLeft", "[", true), keyboard, false)).toBe("begin");
  expect(edgeOf(press("BracketRight", "]", true), keyboard, false)).toBe("end");
});

test("alone they do before a word is typed, and are letters after it", () => {
  expect(edgeOf(press("BracketRight", "]"), keyboard, true)).toBe("end");
  expect(edgeOf(press("BracketRight", "]"), keyboard, false)).toBeNull();
});

test("where a letter lies there, it is typed", () => {
  expect(edgeOf(press("BracketLeft", "ü"), keyboard, true)).toBeNull();
  expect(edgeOf(press("BracketLeft", "ü", true), keyboard, true)).toBe("begin");
});

test("other keys move nothing", () => {
  expect(edgeOf(press("KeyW", "w"), keyboard, true)).toBeNull();
  expect(edgeOf(press("KeyZ", "z", true), keyboard, true)).toBeNull();
});

test("changed keys move them too", () => {
  const own = new Keyboard(reviewActions);
  own.changes = [{ action: "span-end", code: "Digit0" }];
  expect(edgeOf(press("Digit0", "0"), own, true)).toBe("end");
  expect(edgeOf(press("BracketRight", "]"), own, true)).toBeNull();
});

test("with single keys off only Ctrl does", () => {
  const off = new Keyboard(reviewActions);
  off.singleKeys = false;
  expect(edgeOf(press("BracketLeft", "[", true), off, true)).toBe("begin");
  expect(edgeOf(press("BracketLeft", "["), off, true)).toBeNull();
});
