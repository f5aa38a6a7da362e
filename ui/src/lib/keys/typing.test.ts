import { afterEach, beforeEach, expect, test } from "vitest";
import { Typing } from "./typing";

let typing: Typing;
let stop: () => void;
let heard: string[];
const field = (id = "note") => document.getElementById(id) as HTMLTextAreaElement;

beforeEach(() => {
  document.body.innerHTML = `<textarea id="note">As before.</textarea><textarea id="other"></textarea>
    <input id="covered" type="password"><input id="seen" data-secret><textarea id="words" data-secret></textarea>`;
  heard = [];
  document.body.oninput = () => void heard.push(field().value);
  typing = new Typing();
  stop = typing.follow(document);
  field().focus();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function put(text: string, inputType: string, data: string | null, into = field()) {
  into.value = text;
  into.setSelectionRange(text.length, text.length);
  into.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data }));
}
const type = (words: string, into = field()) =>
  [...words].forEach((letter) => put(into.value + letter, "insertText", letter, into));
const erase = (letters: number) => {
  for (let at = 0; at < letters; at++) put(field().value.slice(0, -1), "deleteContentBackward", null);
};
const paste = (words: string) => put(field().value + words, "insertFromPaste", words);
const text = () => field().value;

test("goes back word by word to what stood there when the field got the focus, and then no further", () => {
  type(" Ask S1");
  expect(typing.back()).toBe(true);
  expect(text()).toBe("As before. Ask");
  typing.back();
  expect(text()).toBe("As before.");
  expect(typing.back()).toBe(false);
  expect(text()).toBe("As before.");
});

test("what was taken out letter by letter comes back at once", () => {
  erase(7);
  typing.back();
  expect(text()).toBe("As before.");
});

test("what was pasted is a step of its own", () => {
  type(" one");
  paste(" two");
  typing.back();
  expect(text()).toBe("As before. one");
});

test("goes forward again, until something else is typed", () => {
  type(" Ask S1");
  typing.back();
  expect(typing.again()).toBe(true);
  expect(text()).toBe("As before. Ask S1");
  expect(typing.again()).toBe(false);
  typing.back();
  type(" S2");
  expect(typing.again()).toBe(false);
});

test("the field tells it like anything that is typed, and the caret is where it was", () => {
  type(" one two");
  heard = [];
  typing.back();
  expect(heard).toEqual(["As before. one"]);
  expect(field().selectionStart).toBe("As before. one".length);
});

test("another field begins anew, and the one that was left is not changed", () => {
  type(" one");
  field("other").focus();
  expect(typing.back()).toBe(false);
  expect(text()).toBe("As before. one");
});

test("a field that was taken away with the focus in it has no steps any more", () => {
  type(" one");
  field().remove();
  expect(typing.back()).toBe(false);
});

test("words that were put there otherwise are not taken away", () => {
  type(" one");
  field().value = "Put back";
  expect(typing.back()).toBe(false);
  expect(text()).toBe("Put back");
});

test.each(["covered", "seen", "words"])("of a secret nothing is remembered: %s", (id) => {
  field(id).focus();
  type("hidden", field(id));
  expect(typing.back()).toBe(false);
});

test("without a field there is nothing to take back", () => {
  field().blur();
  expect([typing.back(), typing.again()]).toEqual([false, false]);
});
