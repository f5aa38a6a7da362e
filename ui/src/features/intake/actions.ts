// What keys do where loose files get their roles.
import type { Action } from "../../lib/keys";
import { say } from "../../lib/messages";

const scope = "roles";
const digits = Array.from({ length: 9 }, (_, at) => `Digit${at + 1}`);

export const rolesActions: readonly Action[] = [
  { id: "roles.previous", title: () => say("roles-do-previous"), chords: ["ArrowUp"], repeats: true },
  { id: "roles.next", title: () => say("roles-do-next"), chords: ["ArrowDown"], repeats: true },
  { id: "roles.first", title: () => say("roles-do-first"), chords: ["Home"] },
  { id: "roles.last", title: () => say("roles-do-last"), chords: ["End"] },
  { id: "roles.requirement", title: () => say("roles-do-requirement"), chords: digits, series: true },
  { id: "roles.leave", title: () => say("roles-do-leave"), chords: ["Digit0"] },
  { id: "roles.look", title: () => say("roles-do-look"), chords: ["Space"] },
  { id: "roles.title", title: () => say("roles-do-title"), chords: ["KeyR"] },
  { id: "roles.confirm", title: () => say("roles-do-confirm"), chords: ["Enter"] },
  // An open list of choices takes letters: there it acts as well.
  { id: "roles.undo", title: () => say("keys-undo"), chords: ["Ctrl+KeyZ"], whileTyping: true },
  {
    id: "roles.redo",
    title: () => say("keys-redo"),
    chords: ["Ctrl+Shift+KeyZ", "Ctrl+KeyY"],
    whileTyping: true,
  },
].map((action) => ({ ...action, scope, group: "bring" }));
