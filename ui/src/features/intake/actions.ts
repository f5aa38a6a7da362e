// What keys do where loose files get their roles.
import type { Action } from "../../lib/keys";
import { say } from "../../lib/messages";

const scope = "roles";
const digits = Array.from({ length: 9 }, (_, at) => `Digit${at + 1}`);

export const rolesActions: readonly Action[] = [
  { id: "roles.previous", title: () => say("roles-do-previous"), chords: ["ArrowUp"], repeats: true },
  { id: "roles.next", title: () => say("roles-do-next"), chords: ["ArrowDown"], repeats: true },
  { id: "roles.requirement", title: () => say("roles-do-requirement"), chords: digits, series: true },
  { id: "roles.leave", title: () => say("roles-do-leave"), chords: ["Digit0"] },
  { id: "roles.look", title: () => say("roles-do-look"), chords: ["Space"] },
  { id: "roles.title", title: () => say("roles-do-title"), chords: ["KeyR"] },
  { id: "roles.confirm", title: () => say("roles-do-confirm"), chords: ["Enter"] },
].map((action) => ({ ...action, scope, group: "bring" }));
