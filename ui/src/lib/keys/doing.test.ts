import { expect, test, vi } from "vitest";
import type { Action } from "./actions";
import { Keyboard } from "./keyboard.svelte";

const action = (id: string, scope: string, more: Partial<Action> = {}): Action => ({
  id,
  scope,
  title: () => id,
  group: "go",
  chords: ["KeyA"],
  ...more,
});
const actions = [
  action("palette", "window"),
  action("undo", "review"),
  action("criterion", "review", { series: true, chords: ["Digit1", "Digit2"] }),
  action("search", "queue"),
];

test("what can be done is what the screen that is there does, without rows of keys", () => {
  const keyboard = new Keyboard(actions);
  keyboard.layer({ scope: "window", acts: { palette: vi.fn() } });
  const away = keyboard.layer({ scope: "review", acts: { undo: vi.fn(), criterion: vi.fn() } });
  expect(keyboard.doable().map(({ id }) => id)).toEqual(["undo", "palette"]);
  away();
  expect(keyboard.doable().map(({ id }) => id)).toEqual(["palette"]);
});

test("one is done by its name, by the topmost layer that does it", () => {
  const keyboard = new Keyboard(actions);
  const [below, above] = [vi.fn(), vi.fn(() => false)];
  keyboard.layer({ scope: "review", acts: { undo: below } });
  keyboard.layer({ scope: "review", acts: { undo: above } });
  keyboard.do("undo");
  expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1]);
});

test("what nothing does is not done", () => {
  expect(() => new Keyboard(actions).do("undo")).not.toThrow();
});

test("nothing behind a dialog acts, not even Esc", () => {
  const keyboard = new Keyboard(actions);
  const [undo, escape] = [vi.fn(), vi.fn()];
  keyboard.layer({ scope: "review", acts: { undo }, escape });
  document.body.innerHTML =
    '<div data-keeps-keys=""><button>Keep reviewing</button></div><button>Outside</button>';
  document.body.addEventListener("keydown", keyboard.press);
  const [inside, outside] = [...document.querySelectorAll("button")];
  const press = (on: Element | undefined, code: string, key: string) =>
    on?.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }));
  press(inside, "KeyA", "a");
  press(inside, "Escape", "Escape");
  expect(undo).not.toHaveBeenCalled();
  expect(escape).not.toHaveBeenCalled();
  press(outside, "KeyA", "a");
  expect(undo).toHaveBeenCalledOnce();
  document.body.replaceChildren();
});
