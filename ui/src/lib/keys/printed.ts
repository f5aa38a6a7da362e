// What is printed on the person's keyboard. A place says nothing of its print, so it is learnt from what is typed; until
// then the US print stands there.
import { say } from "../messages";
import { read, type Press } from "./chord";

const signs: Record<string, string> = {
  Minus: "-",
  Equal: "=",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Semicolon: ";",
  Quote: "'",
  Backquote: "`",
  Comma: ",",
  Period: ".",
  Slash: "/",
  IntlBackslash: "<",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};
const named: Record<string, () => string> = {
  Enter: () => say("key-enter"),
  Escape: () => say("key-escape"),
  Space: () => say("key-space"),
  Tab: () => say("key-tab"),
  Delete: () => say("key-delete"),
  Home: () => say("key-home"),
  End: () => say("key-end"),
};

/** What is learnt so far, place by place. */
export type Prints = ReadonlyMap<string, string>;

/** Nothing learnt yet. */
export const noPrints: Prints = new Map();

/**
 * `prints` with what this press tells, or the same where it tells nothing new. Digits keep their digit: on keyboards
 * where the row writes letters the digit is printed on it as well.
 */
export function learn(prints: Prints, event: Press): Prints {
  const { code, key } = event;
  if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || event.isComposing) return prints;
  if (event.getModifierState?.("AltGraph") || /^(Digit|Numpad)/.test(code)) return prints;
  if ([...key].length !== 1 || key === " ") return prints;
  const print = key.toLocaleUpperCase();
  const shown = [...print].length === 1 ? print : key;
  return prints.get(code) === shown || (!prints.has(code) && usPrint(code) === shown)
    ? prints
    : new Map(prints).set(code, shown);
}

function usPrint(code: string): string {
  return signs[code] ?? named[code]?.() ?? code.replace(/^(Key|Digit|Numpad)/, "");
}

/** The caps to draw for a chord, in the order they are held: ["Ctrl", "Shift", "Z"]. */
export function caps(chord: string, prints: Prints): string[] {
  const held = read(chord);
  if (!held) return [];
  return [
    ...(held.ctrl ? [say("key-ctrl")] : []),
    ...(held.alt ? [say("key-alt")] : []),
    ...(held.shift ? [say("key-shift")] : []),
    prints.get(held.code) ?? usPrint(held.code),
  ];
}
