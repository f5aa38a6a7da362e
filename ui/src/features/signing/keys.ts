// The key that leads to the passphrase: the one that led here from the review, wherever the person has put it.
import type { Keyboard } from "../../lib/keys";
import { say } from "../../lib/messages";
import type { Hint } from "../../lib/ui";

export const passphraseKey = { scope: "review", id: "check" } as const;

/** What the foot of the page says of that key; nothing where it has none. */
export function passphraseHints(keyboard: Keyboard): Hint[] {
  return keyboard
    .caps(passphraseKey.id)
    .slice(0, 1)
    .map((keys) => ({ keys, does: say("presign-to-passphrase") }));
}
