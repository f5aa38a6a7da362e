// Whether a dialog lies over the window: while one does, no key of what lies below it acts.
import { untrack } from "svelte";

let dialogs = $state(0);

/** A dialog is there; the returned function says that it is gone. */
export function over(): () => void {
  untrack(() => (dialogs += 1));
  return () => untrack(() => (dialogs -= 1));
}

/** Whether there is one. */
export const covered = (): boolean => dialogs > 0;
