// The foot of the window: the keys that act now, nine at most. While something is typed into, only those that act then.
import type { Keyboard } from "../../lib/keys";
import { say } from "../../lib/messages";
import type { Hint } from "../../lib/ui";
import type { Control } from "../evidence/viewer";

/** Where the person is. */
export interface Now {
  /** Typing a comment, or any other text; or moving the box that is drawn. */
  typing: "comment" | "text" | "box" | null;
  /** A composer is open. */
  composing: boolean;
  resumes: boolean;
  span: boolean;
  /** The file plays, and has pictures. */
  plays: boolean;
  pictures: boolean;
  two: boolean;
  criteria: number;
  /** Levels of the criterion that is open. */
  levels: number;
  locked: boolean;
}

/** The keys that act now, and what they do. */
export function hints(now: Now, keyboard: Keyboard): Hint[] {
  const key = (id: string, does: string): Hint[] => {
    const caps = keyboard.caps(id)[0];
    return caps ? [{ keys: caps, does }] : [];
  };
  const ends = [...key("next-pane", say("hints-pane")), ...key("check", say("hints-check"))];
  if (now.typing === "comment") return [...composer(now, keyboard), ...ends];
  if (now.typing === "box") return [...box(now, keyboard), ...ends];
  if (now.typing === "text") return [{ keys: [say("key-escape")], does: say("hints-leave") }, ...ends];
  const plays = [
    ...keysOf(keyboard, ["back", "play", "forward"], say("hints-play")),
    ...(now.pictures ? keysOf(keyboard, ["frame-back", "frame-forward"], say("hints-frame")) : []),
  ];
  const scoring = [
    ...row(keyboard, "criterion", now.criteria, say("hints-criterion")),
    ...(now.levels > 0 ? row(keyboard, "level", now.levels, say("hints-level")) : []),
  ];
  return [
    ...(now.locked ? row(keyboard, "criterion", now.criteria, say("hints-criterion")) : scoring),
    ...(now.plays ? plays : []),
    ...(now.locked ? [] : key("annotate", say("hints-annotate"))),
    ...(now.locked ? [] : key("next-unscored", say("hints-unscored"))),
    ...key("next-artifact", say("hints-artifact")),
    ...(now.two ? key("other-side", say("hints-other-side")) : []),
    ...key("next-pane", say("hints-pane")),
  ].slice(0, 9);
}

function composer(now: Now, keyboard: Keyboard): Hint[] {
  const shift = say("key-shift");
  const enter = say("key-enter");
  const edges = [...keyboard.capsOf("Ctrl+BracketLeft"), ...keyboard.capsOf("BracketRight")];
  return [
    { keys: [enter], does: now.resumes ? say("annotations-save-and-resume") : say("annotations-save") },
    { keys: [say("key-escape")], does: say("annotations-drop") },
    { keys: [shift, enter], does: say("hints-line") },
    ...(now.span ? [{ keys: edges, does: say("annotations-edges") }] : []),
  ];
}

function box(now: Now, keyboard: Keyboard): Hint[] {
  const arrows = ["Left", "Up", "Down", "Right"].flatMap((way) => keyboard.capsOf(`Arrow${way}`));
  return [
    { keys: [say("key-enter")], does: say("hints-write-comment") },
    { keys: arrows, does: say("hints-move-box") },
    { keys: [say("key-alt"), ...arrows], does: say("hints-size-box") },
    { keys: [say("key-escape")], does: now.composing ? say("annotations-drop") : say("hints-drop-box") },
  ];
}

function keysOf(keyboard: Keyboard, ids: readonly string[], does: string): Hint[] {
  const caps = ids.flatMap((id) => (keyboard.caps(id)[0] ?? []).slice(-1));
  const held = ids.flatMap((id) => (keyboard.caps(id)[0] ?? []).slice(0, -1));
  return caps.length === ids.length ? [{ keys: [...new Set(held), ...caps], does }] : [];
}

function row(keyboard: Keyboard, id: string, count: number, does: string): Hint[] {
  const caps = keyboard.caps(id)[0];
  const last = keyboard.capAt(id, count - 1);
  if (!caps || !last) return [];
  const first = caps.at(-1) ?? "";
  return [{ keys: [...caps.slice(0, -1), first === last ? first : `${first}–${last}`], does }];
}

/** Keys of the same name in a viewer; and the edges of a span, which it calls otherwise. */
const controls: readonly [Control, string][] = [
  ["play", "play"],
  ["pause", "play"],
  ["back", "back"],
  ["forward", "forward"],
  ["frame-back", "frame-back"],
  ["frame-forward", "frame-forward"],
  ["slower", "slower"],
  ["faster", "faster"],
  ["loop", "loop"],
  ["trim-start", "span-begin"],
  ["trim-end", "span-end"],
];

/** The keys that a viewer may show beside what they do; while an annotation is written the edges are moved with Ctrl. */
export function controlKeys(
  keyboard: Keyboard,
  composing: boolean,
): Partial<Record<Control, readonly string[]>> {
  const held = (id: string) => {
    const caps = keyboard.caps(id)[0];
    const edge = id === "span-begin" || id === "span-end";
    return caps && composing && edge && caps.length === 1 ? [say("key-ctrl"), ...caps] : caps;
  };
  return Object.fromEntries(
    controls.flatMap(([control, id]) => {
      const caps = held(id);
      return caps ? [[control, caps]] : [];
    }),
  );
}
