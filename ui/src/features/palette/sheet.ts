// The actions as the sheet of keys and the settings list them: by what one is doing, with the keys that act now.
import type { Action, Keyboard } from "../../lib/keys";
import { say } from "../../lib/messages";
import { match } from "./match";

export type SheetRow = { id: string; title: string; chords: string[][] };
export type SheetGroup = { title: string; rows: SheetRow[] };

const order = ["play", "annotate", "score", "bring", "go"];

/** The name of a group of actions. */
export function groupTitle(group: string): string {
  switch (group) {
    case "play":
      return say("keys-group-play");
    case "annotate":
      return say("keys-group-annotate");
    case "score":
      return say("keys-group-score");
    case "bring":
      return say("keys-group-bring");
    default:
      return say("keys-group-go");
  }
}

/** The keys of an action as caps, each as printed; a row shows its first and last in one. */
export function capsOf(keyboard: Keyboard, { chords, series }: Action): string[][] {
  const [first, last] = [chords.at(0), chords.at(-1)];
  if (!series || first === undefined || last === undefined)
    return chords.map((chord) => keyboard.capsOf(chord));
  const caps = keyboard.capsOf(first);
  return [[...caps.slice(0, -1), `${caps.at(-1) ?? ""}–${keyboard.capsOf(last).at(-1) ?? ""}`]];
}

/** The groups with what `query` finds, by what is done or by its key. */
export function sheetOf(keyboard: Keyboard, query: string): SheetGroup[] {
  const rows = keyboard.actions.map((action) => ({
    group: order.includes(action.group) ? action.group : "go",
    id: `${action.scope} ${action.id}`,
    title: action.title(),
    chords: capsOf(keyboard, action),
  }));
  const hit = ({ title, chords }: SheetRow) =>
    query.trim() === "" ||
    match(query, title) !== null ||
    chords.some((caps) => match(query, caps.join(" ")) !== null);
  return order
    .map((group) => ({
      title: groupTitle(group),
      rows: rows.filter((row) => row.group === group && hit(row)),
    }))
    .filter((group) => group.rows.length > 0);
}
