// The keys that act on loose files, for the foot of the window.
import type { Keyboard } from "../../lib/keys";
import { say } from "../../lib/messages";
import type { Hint } from "../../lib/ui";

/** As they act now; digits only as far as something is asked for. */
export function rolesHints(keyboard: Keyboard, asked: number): Hint[] {
  const key = (id: string, does: string): Hint[] => {
    const [keys] = keyboard.caps(id);
    return keys ? [{ keys, does }] : [];
  };
  const [up, down] = [keyboard.caps("roles.previous")[0], keyboard.caps("roles.next")[0]];
  return [
    ...(up && down ? [{ keys: [...up, ...down], does: say("roles-hint-file") }] : []),
    ...digits(keyboard, Math.min(9, asked)),
    ...key("roles.leave", say("roles-hint-leave")),
    ...key("roles.look", say("roles-hint-look")),
    ...key("roles.title", say("roles-hint-title")),
    ...key("roles.confirm", say("roles-hint-confirm")),
    ...key("roles.undo", say("roles-hint-undo")),
  ];
}

function digits(keyboard: Keyboard, asked: number): Hint[] {
  const [first] = keyboard.caps("roles.requirement");
  const last = keyboard.capAt("roles.requirement", asked - 1);
  if (!first || last === null) return [];
  const range = asked > 1 ? `${first.at(-1) ?? ""}–${last}` : last;
  return [{ keys: [...first.slice(0, -1), range], does: say("roles-hint-requirement") }];
}
