// What keys do everywhere in the window.
import type { Action } from "../../lib/keys";
import { say } from "../../lib/messages";

const scope = "window";
const theme = (id: string, name: () => string): Action => ({
  id,
  title: () => say("palette-theme", { theme: name() }),
  group: "go",
  scope,
  chords: [],
});

export const windowActions: readonly Action[] = [
  {
    id: "palette",
    title: () => say("frame-go-to-or-do"),
    group: "go",
    scope,
    chords: ["Ctrl+KeyK"],
    whileTyping: true,
  },
  { id: "keys", title: () => say("palette-all-keys"), group: "go", scope, chords: ["Shift+Slash"] },
  {
    id: "larger",
    title: () => say("palette-larger"),
    group: "go",
    scope,
    chords: ["Ctrl+Equal"],
    whileTyping: true,
  },
  {
    id: "smaller",
    title: () => say("palette-smaller"),
    group: "go",
    scope,
    chords: ["Ctrl+Minus"],
    whileTyping: true,
  },
  {
    id: "usual-size",
    title: () => say("palette-usual-size"),
    group: "go",
    scope,
    chords: ["Ctrl+Digit0"],
    whileTyping: true,
  },
  {
    id: "settings",
    title: () => say("frame-settings"),
    group: "go",
    scope,
    chords: ["Ctrl+Comma"],
    whileTyping: true,
  },
  theme("theme-system", () => say("settings-theme-system")),
  theme("theme-light", () => say("settings-theme-light")),
  theme("theme-dark", () => say("settings-theme-dark")),
];
