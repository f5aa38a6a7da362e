import { describe, expect, test } from "vitest";
import { change, find, hindrance, withChanges, withoutSingleKeys, type Action } from "./actions";

const action = (id: string, chords: string[], over: Partial<Action> = {}): Action => ({
  id,
  title: () => id,
  group: "go",
  scope: "desk",
  chords,
  ...over,
});
const delivered = [
  action("palette", ["Ctrl+KeyK"], { scope: "window", whileTyping: true }),
  action("level", ["Shift+Digit1", "Shift+Digit2"], { series: true }),
  action("next", ["KeyN"]),
  action("step", ["KeyX"]),
  action("play", ["KeyK", "Space"]),
  action("here", ["KeyA"]),
  action("open", ["KeyN"], { scope: "queue" }),
];
const keysOf = (actions: Action[], id: string) => actions.find((one) => one.id === id)?.chords;

test("a press finds its action, in its own scope only", () => {
  expect(find(delivered, "desk", "KeyN")?.action.id).toBe("next");
  expect(find(delivered, "queue", "KeyN")?.action.id).toBe("open");
  expect(find(delivered, "window", "KeyN")).toBeNull();
});

test("a row of keys says which of them it was", () =>
  expect(find(delivered, "desk", "Shift+Digit2")).toMatchObject({ action: { id: "level" }, index: 1 }));

test("a changed key takes the place of the first; the others stay", () => {
  const own = withChanges(delivered, [{ action: "play", code: "KeyP" }]);
  expect(keysOf(own, "play")).toEqual(["KeyP", "Space"]);
});

test.each([
  ["an action that is no longer there", { action: "gone", code: "KeyP" }],
  ["a key that cannot be read", { action: "next", code: "Hyper+" }],
  ["another key for a row", { action: "level", code: "KeyP" }],
])("settings that name %s change nothing", (_, one) =>
  expect(withChanges(delivered, [one])).toEqual(delivered),
);

describe("with single keys off", () => {
  const off = withoutSingleKeys(delivered);
  test("an action keeps its form with Ctrl", () => {
    expect(keysOf(off, "next")).toEqual(["Ctrl+KeyN"]);
    expect(keysOf(off, "level")).toEqual(["Ctrl+Shift+Digit1", "Ctrl+Shift+Digit2"]);
  });
  test("Ctrl and Alt, where Ctrl alone is taken or copies", () => {
    expect(keysOf(off, "play")).toEqual(["Ctrl+Alt+KeyK", "Space"]);
    expect(keysOf(off, "here")).toEqual(["Ctrl+Alt+KeyA"]);
    expect(keysOf(off, "step")).toEqual(["Ctrl+Alt+KeyX"]);
  });
  test("none, where both are taken", () => {
    const crowded = [...delivered, action("other", ["Ctrl+Alt+KeyK"])];
    expect(keysOf(withoutSingleKeys(crowded), "play")).toEqual(["Space"]);
  });
  test("a row with a gap is no row", () => {
    const crowded = [
      ...delivered,
      action("one", ["Ctrl+Shift+Digit2"]),
      action("two", ["Ctrl+Alt+Shift+Digit2"]),
    ];
    expect(keysOf(withoutSingleKeys(crowded), "level")).toEqual([]);
  });
  test("what had Ctrl before stays as it was", () => expect(keysOf(off, "palette")).toEqual(["Ctrl+KeyK"]));
});

describe("giving a key", () => {
  test("a free one is free", () => expect(hindrance(delivered, "step", "KeyP")).toBeNull());
  test("a taken one names who has it", () =>
    expect(hindrance(delivered, "step", "KeyN")).toMatchObject({ taken: { id: "next" } }));
  test("what acts everywhere is taken everywhere", () =>
    expect(hindrance(delivered, "open", "Ctrl+KeyK")).toMatchObject({ taken: { id: "palette" } }));
  test("the same key may do something else elsewhere", () =>
    expect(hindrance(delivered, "open", "KeyX")).toBeNull());
  test("its own key is not in its way", () => expect(hindrance(delivered, "next", "KeyN")).toBeNull());
  test.each([
    ["Esc, which goes up one level", "step", "Escape"],
    ["Tab, which moves the focus", "step", "Tab"],
    ["Enter", "step", "Enter"],
    ["copying", "step", "Ctrl+KeyC"],
    ["a modifier alone", "step", "ShiftLeft"],
    ["a letter, to what acts while typing", "palette", "KeyP"],
    ["anything, to a row", "level", "KeyP"],
    ["anything, to an action that is not there", "gone", "KeyP"],
  ])("never: %s", (_, id, chord) => expect(hindrance(delivered, id, chord)).toEqual({ never: true }));
});

describe("changing keys", () => {
  test("a free key is kept as a change", () =>
    expect(change(delivered, [], "step", "KeyP")).toEqual([{ action: "step", code: "KeyP" }]));
  test("two actions swap", () =>
    expect(change(delivered, [], "step", "KeyN")).toEqual([
      { action: "step", code: "KeyN" },
      { action: "next", code: "KeyX" },
    ]));
  test("swapped back, nothing is changed any more", () => {
    const once = change(delivered, [], "step", "KeyN");
    expect(change(delivered, once, "step", "KeyX")).toEqual([]);
  });
  test("a second change takes the place of the first", () => {
    const once = change(delivered, [], "step", "KeyP");
    expect(change(delivered, once, "step", "KeyQ")).toEqual([{ action: "step", code: "KeyQ" }]);
  });
  test.each([
    ["a row of keys cannot be swapped", "step", "Shift+Digit1"],
    ["nor a key beside the first", "step", "Space"],
    ["nor a letter into what acts while typing", "next", "Ctrl+KeyK"],
    ["nor what is never given", "step", "Escape"],
  ])("%s", (_, id, chord) => expect(change(delivered, [], id, chord)).toEqual([]));
});
