import { expect, test } from "vitest";
import { Keyboard } from "../../lib/keys";
import { reviewActions } from "./actions";
import { controlKeys, hints, type Now } from "./hints";

const keyboard = new Keyboard(reviewActions);
const now: Now = {
  typing: null,
  composing: false,
  resumes: false,
  span: false,
  plays: true,
  pictures: true,
  two: false,
  criteria: 5,
  levels: 3,
  locked: false,
};
const shown = (over: Partial<Now>, keys = keyboard) =>
  hints({ ...now, ...over }, keys).map(({ keys: caps, does }) => `${[caps].flat().join(" ")} ${does}`);

test("beside a video: what acts, with as many digits as there are criteria and levels", () =>
  expect(shown({})).toEqual([
    "1–5 criterion",
    "Shift 1–3 level",
    "J K L play",
    ", . frame",
    "A annotate",
    "N next unscored",
    "E next artifact",
    "F6 next pane",
  ]));

test("beside a page nothing plays, beside a sound there are no frames", () => {
  expect(shown({ plays: false, pictures: false }).join()).not.toMatch(/play|frame/);
  expect(shown({ pictures: false }).join()).not.toContain("frame");
});

test("never more than nine", () => expect(shown({ two: true }).length).toBeLessThanOrEqual(9));

test("two side by side: the key for the other side", () =>
  expect(shown({ two: true })).toContain("O other side"));

test("while a comment is typed only its own keys act", () =>
  expect(shown({ typing: "comment", composing: true, resumes: true, span: true })).toEqual([
    "Enter save and resume",
    "Esc drop",
    "Shift Enter new line",
    "Ctrl [ ] edges",
    "F6 next pane",
    "Ctrl Enter check and sign",
  ]));

test("while the box that is drawn has the keys, the way to the comment and what arrows do", () =>
  expect(shown({ typing: "box", composing: true })).toEqual([
    "Enter write the comment",
    "← ↑ ↓ → move the box",
    "Alt ← ↑ ↓ → size the box",
    "Esc drop",
    "F6 next pane",
    "Ctrl Enter check and sign",
  ]));

test("a box that stands without a comment is taken away by Esc, and that is said", () =>
  expect(shown({ typing: "box", composing: false })).toContain("Esc take the box away"));

test("while another text is typed, the way out of it", () =>
  expect(shown({ typing: "text" })[0]).toBe("Esc leave the field"));

test("no criterion open: no levels to set", () => expect(shown({ levels: 0 }).join()).not.toContain("level"));

test("a locked review offers nothing that it would refuse", () =>
  expect(shown({ locked: true }).join()).not.toMatch(/level|annotate|unscored/));

test("with single keys off the form with Ctrl is shown", () => {
  const off = new Keyboard(reviewActions);
  off.singleKeys = false;
  expect(shown({}, off)).toContain("Ctrl N next unscored");
  expect(shown({}, off)).toContain("Ctrl 1–5 criterion");
});

test("keys are shown as printed", () => {
  const german = new Keyboard(reviewActions);
  german.press(new KeyboardEvent("keydown", { code: "KeyN", key: "ñ" }));
  expect(shown({}, german)).toContain("Ñ next unscored");
});

test("one criterion is one digit, not a row", () => expect(shown({ criteria: 1 })[0]).toBe("1 criterion"));

test("a viewer knows the keys of what it can do, the edges with Ctrl while something is written", () => {
  expect(controlKeys(keyboard, false)).toMatchObject({ play: ["K"], loop: ["Ctrl", "L"], "trim-end": ["]"] });
  expect(controlKeys(keyboard, true)["trim-end"]).toEqual(["Ctrl", "]"]);
});

test("what has no key tells the viewer none", () => expect(controlKeys(new Keyboard([]), false)).toEqual({}));
