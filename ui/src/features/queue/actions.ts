// What keys do in the queue.
import type { Action } from "../../lib/keys";
import { say } from "../../lib/messages";

export const queueActions: readonly Action[] = [
  { id: "queue.search", title: () => say("queue-do-search"), group: "go", scope: "queue", chords: ["Slash"] },
  { id: "queue.filter", title: () => say("queue-do-filter"), group: "go", scope: "queue", chords: ["KeyF"] },
  { id: "queue.bring", title: () => say("queue-do-bring"), group: "go", scope: "queue", chords: ["KeyO"] },
  {
    id: "queue.folder",
    title: () => say("queue-do-folder"),
    group: "go",
    scope: "queue",
    chords: ["Shift+KeyO"],
  },
  { id: "queue.verify", title: () => say("queue-do-verify"), group: "go", scope: "queue", chords: ["KeyV"] },
  { id: "queue.due", title: () => say("queue-do-due"), group: "go", scope: "queue", chords: ["KeyD"] },
  { id: "queue.bundle", title: () => say("queue-do-bundle"), group: "go", scope: "queue", chords: ["KeyB"] },
  { id: "queue.intake", title: () => say("queue-do-intake"), group: "go", scope: "queue", chords: ["KeyI"] },
];
