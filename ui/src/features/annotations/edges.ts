// Which edge of the span a press in the composer moves. With Ctrl always; without it only before a word is typed, and
// never where the key writes a letter: on many keyboards ü or å lies where US ones have the brackets.
import { pressed, write, type Keyboard } from "../../lib/keys";

/** The edge that `event` moves to the playhead, or null. */
export function edgeOf(event: KeyboardEvent, keyboard: Keyboard, empty: boolean): "begin" | "end" | null {
  const chord = pressed(event);
  if (!chord || (/^\p{L}$/u.test(event.key) && !chord.ctrl)) return null;
  if (!chord.ctrl && !(empty && keyboard.singleKeys)) return null;
  const text = write({ ...chord, ctrl: false });
  const moves = (id: string) =>
    keyboard.delivered.some((action) => action.id === id) && plain(keyboard, id).includes(text);
  if (moves("span-begin")) return "begin";
  return moves("span-end") ? "end" : null;
}

const plain = (keyboard: Keyboard, id: string): string[] =>
  (keyboard.actions.find((action) => action.id === id)?.chords ?? []).map((chord) =>
    chord.replace("Ctrl+", ""),
  );
