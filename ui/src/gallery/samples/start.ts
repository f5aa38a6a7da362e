// What Rust says when the window opens, with nothing left from before.
import type { Start } from "../../lib/ipc";
import { settings } from "./settings";
import { keys } from "./signing";

export const start: Start = {
  ...{ version: "0.1.0", base: "http://127.0.0.1:1/t", settings, keys, sample: null, notes: [] },
  ...{ cutOff: [], unanswered: [], empty: false, left: null },
};
