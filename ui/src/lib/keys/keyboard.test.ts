import { afterEach, beforeEach, expect, test } from "vitest";
import { Keyboard } from ".";
import type { Action } from "./actions";

const action = (id: string, chords: string[], over: Partial<Action> = {}): Action => ({
  id,
  title: () => id,
  group: "go",
  scope: "desk",
  chords,
  ...over,
});
const delivered = [
  action("next", ["KeyN"]),
  action("level", ["Shift+Digit1", "Shift+Digit2", "Shift+Digit3"], { series: true }),
  action("play", ["KeyK", "Space"]),
  action("forward", ["KeyL"], { repeats: true }),
  action("undo", ["Ctrl+KeyZ"], { whileTyping: true }),
  action("redo", ["Ctrl+KeyY"], { whileTyping: true }),
  action("palette", ["Ctrl+KeyK"], { scope: "window", whileTyping: true }),
];
let keyboard: Keyboard;
let did: string[];
const does = (name: string) => (index: number) => void did.push(index > 0 ? `${name} ${index + 1}` : name);

beforeEach(() => {
  keyboard = new Keyboard(delivered);
  did = [];
  window.addEventListener("keydown", keyboard.press);
});
afterEach(() => {
  window.removeEventListener("keydown", keyboard.press);
  document.body.replaceChildren();
});

function press(code: string, over: KeyboardEventInit = {}, on: Element = document.body) {
  const event = new KeyboardEvent("keydown", { code, key: "", bubbles: true, cancelable: true, ...over });
  on.dispatchEvent(event);
  return event;
}
function field(html: string): Element {
  document.body.innerHTML = html;
  const found = document.body.firstElementChild;
  if (!found) throw new Error("no field");
  return found;
}

test("Space is left to the window by what is open already; Enter is not", () => {
  keyboard.layer({ scope: "desk", acts: { play: does("play") } });
  document.body.innerHTML = "<button data-leaves-space>classroom.mp4</button>";
  const row = document.querySelector("button") ?? document.body;
  expect(press("Space", {}, row).defaultPrevented).toBe(true);
  expect(press("Enter", {}, row).defaultPrevented).toBe(false);
  expect(did).toEqual(["play"]);
});

test("a letter never acts in a field, whatever keys were kept", () => {
  keyboard.changes = [{ action: "palette", code: "KeyP" }];
  keyboard.layer({ scope: "window", acts: { palette: does("palette") } });
  document.body.innerHTML = "<textarea></textarea>";
  press("KeyP", {}, document.querySelector("textarea") ?? document.body);
  expect(did).toEqual([]);
  press("KeyP");
  expect(did).toEqual(["palette"]);
});

test("a list of choices takes letters while it is open, and is a button like any other while it is closed", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next"), play: does("play") } });
  document.body.innerHTML = "<button aria-haspopup='listbox' aria-expanded='true'>Plan</button>";
  const list = document.querySelector("button") ?? document.body;
  press("KeyN", {}, list);
  expect(did).toEqual([]);
  list.setAttribute("aria-expanded", "false");
  press("KeyN", {}, list);
  press("Space", {}, list);
  expect(did).toEqual(["next"]);
});

test("a key does its action, and the browser does not get it", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next") } });
  expect(press("KeyN").defaultPrevented).toBe(true);
  expect(did).toEqual(["next"]);
});

test("a key that nothing acts on goes to the browser", () => {
  keyboard.layer({ scope: "desk", acts: {} });
  expect(press("KeyN").defaultPrevented).toBe(false);
  expect(press("KeyQ").defaultPrevented).toBe(false);
});

test("a row of keys hands over which one it was", () => {
  keyboard.layer({ scope: "desk", acts: { level: does("level") } });
  press("Digit3", { shiftKey: true });
  expect(did).toEqual(["level 3"]);
});

test.each([
  `<input>`,
  `<input type="search">`,
  `<textarea></textarea>`,
  `<select></select>`,
  `<p contenteditable="true"></p>`,
])("no key acts while something is typed into %s", (html) => {
  keyboard.layer({ scope: "desk", acts: { next: does("next") } });
  expect(press("KeyN", {}, field(html)).defaultPrevented).toBe(false);
  expect(did).toEqual([]);
});

test("what says so acts while typing", () => {
  keyboard.layer({ scope: "window", acts: { palette: does("palette") } });
  press("KeyK", { ctrlKey: true }, field("<textarea></textarea>"));
  expect(did).toEqual(["palette"]);
});

test("a round or a box is not typed into", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next") } });
  press("KeyN", {}, field(`<input type="radio">`));
  expect(did).toEqual(["next"]);
});

test("Space works the button that has the focus, and plays everywhere else", () => {
  keyboard.layer({ scope: "desk", acts: { play: does("play") } });
  press("Space", {}, field("<button>Save</button>"));
  expect(did).toEqual([]);
  press("Space");
  expect(did).toEqual(["play"]);
});

test("a key held down acts once, unless it is meant to repeat", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next"), forward: does("forward") } });
  press("KeyN");
  press("KeyN", { repeat: true });
  press("KeyL");
  press("KeyL", { repeat: true });
  expect(did).toEqual(["next", "forward", "forward"]);
});

test("the layer on top comes first; what it refuses goes down", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("below") } });
  keyboard.layer({ scope: "desk", acts: { next: () => false } });
  const take = keyboard.layer({ scope: "desk", acts: { next: does("top") } });
  press("KeyN");
  take();
  press("KeyN");
  expect(did).toEqual(["top", "below"]);
});

test("under a dialog nothing acts", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next") }, escape: () => void did.push("desk up") });
  const close = keyboard.layer({ scope: "dialog", acts: {}, alone: true });
  press("KeyN");
  press("Escape");
  expect(did).toEqual([]);
  close();
  press("KeyN");
  expect(did).toEqual(["next"]);
});

test("Esc goes up one level at a time, also out of a field", () => {
  keyboard.layer({ scope: "desk", acts: {}, escape: () => void did.push("leave") });
  const composing = keyboard.layer({ scope: "desk", acts: {}, escape: () => void did.push("drop") });
  press("Escape", {}, field("<textarea></textarea>"));
  composing();
  press("Escape");
  expect(did).toEqual(["drop", "leave"]);
});

test("Esc goes past a layer that has nothing to leave", () => {
  keyboard.layer({ scope: "desk", acts: {}, escape: () => void did.push("leave") });
  keyboard.layer({ scope: "desk", acts: {}, escape: () => false });
  keyboard.layer({ scope: "desk", acts: {} });
  press("Escape");
  expect(did).toEqual(["leave"]);
});

test("what another part has taken already does nothing here", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next") } });
  const button = field("<button></button>");
  button.addEventListener("keydown", (event) => event.preventDefault());
  press("KeyN", {}, button);
  expect(did).toEqual([]);
});

test("with single keys off the letter is quiet and Ctrl with it acts", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next"), play: does("play") } });
  keyboard.singleKeys = false;
  press("KeyN");
  press("KeyN", { ctrlKey: true });
  press("Space");
  expect(did).toEqual(["next", "play"]);
  expect(keyboard.caps("next")).toEqual([["Ctrl", "N"]]);
});

test("a changed key acts and is drawn, as it is printed", () => {
  keyboard.layer({ scope: "desk", acts: { next: does("next") } });
  keyboard.changes = [{ action: "next", code: "BracketLeft" }];
  press("KeyN");
  press("BracketLeft", { key: "ü" });
  expect(did).toEqual(["next"]);
  expect(keyboard.caps("next")).toEqual([["Ü"]]);
});

test("undo and redo are first those of what is typed, in a dialog too, and then the layer's", () => {
  keyboard.layer({ scope: "desk", acts: { undo: does("undo"), redo: does("redo") } });
  const stop = keyboard.typing.follow(document);
  const note = field("<textarea></textarea>") as HTMLTextAreaElement;
  const type = (text: string, into = note) => {
    into.value = text;
    into.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  };
  const held = (code: string) => press(code, { ctrlKey: true }, note).defaultPrevented;
  note.focus();
  type("Fair?");
  expect([held("KeyZ"), note.value, held("KeyY"), note.value, held("KeyZ")]).toEqual([
    true,
    "",
    true,
    "Fair?",
    true,
  ]);
  expect(did).toEqual([]);
  held("KeyZ");
  expect(did).toEqual(["undo"]);

  keyboard.layer({ scope: "dialog", acts: {}, alone: true });
  type("Known?");
  held("KeyZ");
  expect([note.value, held("KeyZ")]).toEqual(["", false]);
  const kept = field("<div data-keeps-keys><textarea></textarea></div>").firstElementChild;
  (kept as HTMLTextAreaElement).focus();
  type("Of a dialog that keeps its keys", kept as HTMLTextAreaElement);
  expect([
    press("KeyZ", { ctrlKey: true }, kept as Element).defaultPrevented,
    (kept as HTMLTextAreaElement).value,
  ]).toEqual([true, ""]);
  expect(did).toEqual(["undo"]);
  stop();
});

test("a row is drawn by its ends, and what has no key draws none", () => {
  expect(keyboard.caps("level")).toEqual([
    ["Shift", "1"],
    ["Shift", "3"],
  ]);
  expect(keyboard.caps("gone")).toEqual([]);
});

test("beside one place of a row stands its last cap, or none", () => {
  expect(keyboard.capAt("level", 1)).toBe("2");
  expect(keyboard.capAt("level", 7)).toBeNull();
  expect(keyboard.capAt("gone", 0)).toBeNull();
});
