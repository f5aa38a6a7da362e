// Settings as a new library has them.
import type { Settings } from "../../lib/ipc";

export const settings: Settings = {
  theme: "light",
  textPercent: 125,
  singleKeys: true,
  keys: [],
  language: "en",
  panes: [],
  recentKey: null,
  knownKeys: [],
  withoutSheet: [],
};
