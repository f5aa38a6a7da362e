// What can be done by key: declared once, moved to other keys by the person, shown as it acts now. No DOM here.
import { isSingle, read, write } from "./chord";

/** Something that a key does. */
export interface Action {
  /** Permanent: the person's changed keys are kept under it. */
  id: string;
  /** What it does, as the sheet of keys and the palette say it. */
  title: () => string;
  /** Under which heading it stands there. */
  group: string;
  /** Where it acts. Actions of one scope, and of "window" with any, cannot share a key. */
  scope: string;
  /** Its keys as delivered; the first is the one that can be changed. */
  chords: readonly string[];
  /** The chords are places in a row (1 to 9), and which one is pressed is what counts. */
  series?: boolean;
  /** Acts while something is typed into; never a single key. */
  whileTyping?: boolean;
  /** Acts again and again while the key is held down. */
  repeats?: boolean;
}

/** A key that the person has changed, as the settings keep it. */
export interface Changed {
  action: string;
  code: string;
}

/** What acts on a chord, and which place of its row was meant. */
export interface Match {
  action: Action;
  index: number;
}

const copying = new Set(["Ctrl+KeyA", "Ctrl+KeyC", "Ctrl+KeyV", "Ctrl+KeyX"]);
const neverOurs = new Set(["Escape", "Tab", "Shift+Tab", "Enter"]);

/** The actions with the person's keys in the place of the delivered ones; what cannot be read is left as delivered. */
export function withChanges(actions: readonly Action[], changes: readonly Changed[]): Action[] {
  const wanted = new Map(changes.map(({ action, code }) => [action, read(code)]));
  return actions.map((action) => {
    const chord = wanted.get(action.id);
    return !chord || action.series
      ? action
      : { ...action, chords: [write(chord), ...action.chords.slice(1)] };
  });
}

/** The actions with single keys off: each keeps a form with Ctrl, with Ctrl and Alt where that is taken, or none. */
export function withoutSingleKeys(actions: readonly Action[]): Action[] {
  const taken = new Set([...copying, ...actions.flatMap(({ chords }) => chords)]);
  const held = (text: string): string[] => {
    const chord = read(text);
    if (!chord || !isSingle(chord)) return [text];
    const forms = [withCtrl(text, false), withCtrl(text, true)];
    return forms.filter((form) => !taken.has(form)).slice(0, 1);
  };
  return actions.map((action) => {
    const chords = action.chords.map(held);
    // A row is only a row when all of it is there.
    const whole = !action.series || chords.every((forms) => forms.length > 0);
    return { ...action, chords: whole ? chords.flat() : [] };
  });
}

function withCtrl(text: string, alt: boolean): string {
  const chord = read(text);
  return chord ? write({ ...chord, ctrl: true, alt }) : text;
}

/** What `chord` does among `actions` of `scope`. */
export function find(actions: readonly Action[], scope: string, chord: string): Match | null {
  for (const action of actions) {
    const index = action.scope === scope ? action.chords.indexOf(chord) : -1;
    if (index >= 0) return { action, index: action.series ? index : 0 };
  }
  return null;
}

/** Why `chord` cannot be given to the action `id` at once: another has it, or it is no key to give. */
export type Hindrance = { taken: Action } | { never: true } | null;

/** What stands in the way of giving `chord` to the action `id`. */
export function hindrance(actions: readonly Action[], id: string, chord: string): Hindrance {
  const me = actions.find((action) => action.id === id);
  const parsed = read(chord);
  if (!me || me.series || !parsed || neverOurs.has(chord) || copying.has(chord)) return { never: true };
  if (me.whileTyping && isSingle(parsed)) return { never: true };
  const meets = (other: Action) =>
    other.scope === me.scope || other.scope === "window" || me.scope === "window";
  const other = actions.find((action) => action.id !== id && meets(action) && action.chords.includes(chord));
  return other ? { taken: other } : null;
}

/**
 * The changes to keep once `id` has `chord`; the action that had it gets what `id` had. As they were where that cannot
 * be. Back at its delivered key an action is no change.
 */
export function change(
  delivered: readonly Action[],
  changes: readonly Changed[],
  id: string,
  chord: string,
): Changed[] {
  const now = withChanges(delivered, changes);
  const mine = now.find((action) => action.id === id)?.chords[0];
  const blocked = hindrance(now, id, chord);
  if (!mine || (blocked && "never" in blocked)) return [...changes];
  const fresh = [{ action: id, code: chord }];
  if (blocked) fresh.push({ action: blocked.taken.id, code: mine });
  const kept = changes.filter(({ action }) => !fresh.some((one) => one.action === action));
  const next = [...kept, ...fresh].filter(
    ({ action, code }) => delivered.find((one) => one.id === action)?.chords[0] !== code,
  );
  const after = withChanges(delivered, next);
  const fits = fresh.every(({ action, code }) => hindrance(after, action, code) === null);
  return fits ? next : [...changes];
}
