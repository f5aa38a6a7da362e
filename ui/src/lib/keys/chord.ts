// A key by its physical place, with what is held beside it: "KeyN", "Shift+Digit2", "Ctrl+KeyK".

/** A place (`KeyboardEvent.code`) and the modifiers held. */
export interface Chord {
  code: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

/** What is needed of a `KeyboardEvent`. */
export type Press = Pick<KeyboardEvent, "code" | "key" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey"> &
  Partial<Pick<KeyboardEvent, "isComposing" | "getModifierState">>;

const modifiers = /^(Control|Shift|Alt|Meta|OS|CapsLock|NumLock|AltGraph|Fn|ScrollLock)/;
const characters =
  /^(Key[A-Z]|Digit\d|Minus|Equal|Bracket(Left|Right)|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Intl\w+)$/;

/** "Ctrl+Shift+KeyZ" as a chord; null for what is none. */
export function read(text: string): Chord | null {
  const parts = text.split("+");
  const code = parts.pop() ?? "";
  const held = new Set(parts);
  const known = ["Ctrl", "Alt", "Shift"].filter((name) => held.has(name)).length;
  if (!/^\w+$/.test(code) || modifiers.test(code) || known !== parts.length) return null;
  return { code, ctrl: held.has("Ctrl"), alt: held.has("Alt"), shift: held.has("Shift") };
}

/** The one way a chord is written, so that two can be compared as text. */
export function write({ code, ctrl, alt, shift }: Chord): string {
  return [ctrl && "Ctrl", alt && "Alt", shift && "Shift", code].filter(Boolean).join("+");
}

/**
 * The chord that is pressed, or null where nothing of ours is: a modifier alone, a letter being composed, AltGr (it
 * writes letters), the system's key, a number pad that moves the caret.
 */
export function pressed(event: Press): Chord | null {
  if (event.isComposing || event.metaKey || event.getModifierState?.("AltGraph")) return null;
  if (event.code === "" || modifiers.test(event.code)) return null;
  const pad = /^Numpad(\d)$/.exec(event.code);
  if (pad && event.key !== pad[1]) return null;
  const code = pad ? `Digit${pad[1]}` : event.code === "NumpadEnter" ? "Enter" : event.code;
  return { code, ctrl: event.ctrlKey, alt: event.altKey, shift: event.shiftKey };
}

/** Whether it is a letter, digit or sign alone, which speech input and stray hands press by mistake (WCAG 2.1.4). */
export function isSingle(chord: Chord): boolean {
  return !chord.ctrl && !chord.alt && characters.test(chord.code);
}
