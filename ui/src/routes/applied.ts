// Settings as they act on the window: its theme, its language, the size of everything.
import { getCurrentWebview } from "@tauri-apps/api/webview";
import type { Settings } from "../lib/ipc";
import type { Keyboard } from "../lib/keys";
import { speak } from "../lib/messages";
import { followSystemTheme } from "../lib/ui/theme";

let follows: (() => void) | undefined;
let percent = 100;

/** Makes the window as `settings` say. Answers once the size of everything is as it was asked for. */
export async function apply(settings: Settings, keyboard: Keyboard): Promise<void> {
  const root = document.documentElement;
  follows?.();
  follows = settings.theme === "system" ? followSystemTheme(root) : undefined;
  if (settings.theme !== "system") root.dataset["theme"] = settings.theme;
  speak(settings.language, root);
  keyboard.singleKeys = settings.singleKeys;
  keyboard.changes = settings.keys.map((moved) => ({ ...moved }));
  // The whole page grows, so that what depends on the width of the window sees a narrower one.
  if (settings.textPercent === percent) return;
  percent = settings.textPercent;
  try {
    await getCurrentWebview().setZoom(percent / 100);
  } catch {
    // A window that may not be zoomed stays as large as it is; everything else acts all the same.
    percent = 0;
  }
}
