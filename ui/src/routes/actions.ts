// All that keys do in the window, in the order of the sheet of keys.
import { windowActions } from "../features/palette/actions";
import { rolesActions } from "../features/intake/actions";
import { queueActions } from "../features/queue/actions";
import { reviewActions } from "../features/review/actions";
import { signedActions } from "../features/signing/actions";
import type { Action } from "../lib/keys";

export const allActions: readonly Action[] = [
  ...windowActions,
  ...queueActions,
  ...rolesActions,
  ...reviewActions,
  ...signedActions,
];
