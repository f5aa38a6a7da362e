import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { settings } from "../gallery/samples/settings";
import { Keyboard } from "../lib/keys";
import { language, say, speak } from "../lib/messages";
import { apply } from "./applied";

const root = document.documentElement;
let asked: unknown[] = [];
let dark = false;
const keyboard = new Keyboard([]);

beforeEach(() => {
  asked = [];
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: dark }));
  mockWindows("main");
  mockIPC((command, payload) => void asked.push([command, payload]));
});
afterEach(() => {
  clearMocks();
  vi.unstubAllGlobals();
  speak("en");
});

test("a theme that was chosen holds, whatever the system wishes", async () => {
  dark = true;
  await apply({ ...settings, textPercent: 100, theme: "light" }, keyboard);
  expect(root.dataset["theme"]).toBe("light");
  await apply({ ...settings, textPercent: 100, theme: "system" }, keyboard);
  expect(root.dataset["theme"]).toBe("dark");
});

test("the language acts at once", async () => {
  await apply({ ...settings, textPercent: 100, language: "es" }, keyboard);
  expect([language(), root.lang, say("frame-verify")]).toEqual(["es", "es", "Verificar"]);
});

test("the person's keys act at once", async () => {
  const keys = [{ action: "annotate", code: "KeyB" }];
  await apply({ ...settings, textPercent: 100, singleKeys: false, keys }, keyboard);
  expect([keyboard.singleKeys, keyboard.changes]).toEqual([false, keys]);
});

test("the window grows only when another size was chosen", async () => {
  await apply({ ...settings, textPercent: 150 }, keyboard);
  await apply({ ...settings, textPercent: 150 }, keyboard);
  await apply({ ...settings, textPercent: 100 }, keyboard);
  expect(asked.map((call) => (call as [string, { value: number }])[1].value)).toEqual([1.5, 1]);
});

test("a window that may not grow still does all the rest", async () => {
  mockIPC(() => Promise.reject(new Error("not allowed")));
  await apply({ ...settings, textPercent: 200, theme: "dark" }, keyboard);
  expect(root.dataset["theme"]).toBe("dark");
});
