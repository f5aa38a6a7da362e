// What keys do on the page of what was signed.
import type { Action, Keyboard } from "../../lib/keys";
import { say } from "../../lib/messages";
import type { Hint } from "../../lib/ui";

export const signedKeys = { next: "signed.next", report: "signed.report" } as const;

const scope = "signed";

export const signedActions: readonly Action[] = [
  { id: signedKeys.next, title: () => say("signed-do-next"), group: "go", scope, chords: ["Enter"] },
  { id: signedKeys.report, title: () => say("signed-do-report"), group: "go", scope, chords: ["KeyR"] },
  { id: "signed.show", title: () => say("signed-do-show"), group: "go", scope, chords: [] },
  { id: "signed.write", title: () => say("signed-do-write"), group: "go", scope, chords: [] },
  { id: "signed.correct", title: () => say("signed-do-correct"), group: "go", scope, chords: [] },
  { id: "signed.correction", title: () => say("keys-correction"), group: "go", scope, chords: [] },
  { id: "signed.take-up", title: () => say("keys-take-up"), group: "go", scope, chords: [] },
];

/** The foot of the page; there is not always a next submission. */
export function signedHints(keyboard: Keyboard, next: boolean): Hint[] {
  const hint = (id: string, does: string): Hint[] =>
    keyboard
      .caps(id)
      .slice(0, 1)
      .map((keys) => ({ keys, does }));
  return [
    ...(next ? hint(signedKeys.next, say("signed-hint-next")) : []),
    ...hint(signedKeys.report, say("signed-hint-report")),
  ];
}
