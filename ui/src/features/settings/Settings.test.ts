import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { settings } from "../../gallery/samples/settings";
import { keys } from "../../gallery/samples/signing";
import { Keyboard } from "../../lib/keys";
import type { Settings } from "../../lib/ipc";
import { click, named, one, press, show } from "../../lib/ui/mounted";
import { reviewActions } from "../review/actions";
import { larger, stepOf } from "./sizes";
import type { SettingsPart } from "./parts";
import SettingsPage from "./SettingsPage.svelte";

const onsettings = vi.fn<(settings: Settings) => void>();
const onmakekey = vi.fn();
const onsheet = vi.fn();
beforeEach(() => void vi.clearAllMocks());

function page(part: SettingsPart, more: Partial<Settings> = {}, cards = keys) {
  const keyboard = new Keyboard(reviewActions);
  keyboard.changes = more.keys ?? [];
  show(SettingsPage, {
    part,
    settings: { ...settings, ...more },
    keyboard,
    keys: cards,
    version: "1.2.3",
    problem: null,
    now: new Date(2026, 10, 24, 12, 4),
    onsettings,
    onmakekey,
    onsheet,
  });
  return keyboard;
}
const last = () => onsettings.mock.lastCall?.[0];
const text = () => document.body.textContent;

test("a theme acts at once", () => {
  page("look");
  click(one('input[value="dark"]'));
  expect(last()?.theme).toBe("dark");
});

test("the size of text goes by steps, and is said in percent", () => {
  page("look");
  const slider = one<HTMLInputElement>('input[type="range"]');
  expect(slider.getAttribute("aria-valuetext")).toBe("125 %");
  slider.value = "7";
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  expect(last()?.textPercent).toBe(200);
});

test.each([
  [100, 1, 110],
  [200, 1, 200],
  [80, -1, 80],
  [120, -1, 110],
])("from %i percent a step of %i leads to %i", (from, by, to) => expect(larger(from, by as 1 | -1)).toBe(to));
test("a size between two steps stands at the nearest", () => expect(stepOf(140)).toBe(5));

test("single keys are switched off and on", () => {
  page("keys");
  click(one('[role="switch"]'));
  expect(last()?.singleKeys).toBe(false);
});

const begin = (action: string) => click(named(`Change the key of: ${action}`));
const field = () => one<HTMLInputElement>("td input");
const hit = (code: string, key: string, more: KeyboardEventInit = {}) =>
  press(field(), key, { code, ...more });

test("a free key is the action's at once", () => {
  page("keys");
  begin("Annotate here");
  hit("KeyB", "b");
  expect(last()?.keys).toEqual([{ action: "annotate", code: "KeyB" }]);
});

test("a taken key is said at once, and can be swapped", () => {
  page("keys");
  begin("Annotate here");
  hit("KeyN", "n");
  expect(text()).toContain("Next unscored has N.");
  expect(onsettings).not.toHaveBeenCalled();
  click(named("Swap them"));
  expect(last()?.keys).toEqual([
    { action: "annotate", code: "KeyN" },
    { action: "next-unscored", code: "KeyA" },
  ]);
});

test("another key can be pressed instead of a taken one", () => {
  page("keys");
  begin("Annotate here");
  hit("KeyN", "n");
  hit("KeyB", "b");
  expect(last()?.keys).toEqual([{ action: "annotate", code: "KeyB" }]);
});

test("Esc leaves it as it was", () => {
  page("keys");
  begin("Annotate here");
  hit("Escape", "Escape");
  flushSync();
  expect(document.querySelector("td input")).toBeNull();
  expect(onsettings).not.toHaveBeenCalled();
});

test("the same key again is no change", () => {
  page("keys");
  begin("Annotate here");
  hit("KeyA", "a");
  expect(onsettings).not.toHaveBeenCalled();
});

test.each([
  ["Enter", "Enter", {}],
  ["KeyC", "c", { ctrlKey: true }],
])("%s cannot be given", (code, key, more) => {
  page("keys");
  begin("Annotate here");
  hit(code, key, more);
  expect(text()).toContain("cannot be given");
  expect(onsettings).not.toHaveBeenCalled();
});

test("a modifier alone is not a key, and Tab goes on", () => {
  page("keys");
  begin("Annotate here");
  hit("ShiftLeft", "Shift");
  expect(hit("Tab", "Tab")).toBe(true);
  expect(field().value).toBe("");
});

test("a changed key says what it was, and goes back", () => {
  page("keys", { keys: [{ action: "annotate", code: "KeyB" }] });
  expect(text()).toContain("was A");
  click(named("Back to A"));
  expect(last()?.keys).toEqual([]);
});

test("rows of digits go by their place and cannot be moved", () => {
  page("keys");
  const row = [...document.querySelectorAll("tr")].find((each) => each.textContent.includes("Set the level"));
  expect(row?.textContent).toContain("by its place on the keyboard");
  expect(row?.querySelector("button")).toBeNull();
});

test("all keys go back as they were delivered", () => {
  page("keys", { keys: [{ action: "annotate", code: "KeyB" }] });
  click(named("All as delivered"));
  expect(last()?.keys).toEqual([]);
});

test("the language is chosen, each named in its own", () => {
  page("language");
  click(one('input[value="es"]'));
  expect(last()?.language).toBe("es");
  expect(text()).toContain("Español");
});

test("keys for signing are told by name and eight words; a passphrase is never asked for here", () => {
  page("signing");
  expect(text()).toContain("harbour · linen");
  expect(text()).toContain("sample key, never for real work");
  expect(document.querySelector('input[type="password"]')).toBeNull();
});

test("without a key one can be made", () => {
  page("signing", {}, []);
  click(named("Make a key"));
  expect(onmakekey).toHaveBeenCalledOnce();
});

test("the version is the one that Rust names", () => {
  page("about");
  expect(text()).toContain("Assay 1.2.3");
});

test("what could not be kept is said", () => {
  show(SettingsPage, {
    settings,
    keyboard: new Keyboard(reviewActions),
    keys: [],
    version: "1",
    problem: { code: "disk-full", message: "The disk has no room left.", hint: "Make room.", also: [] },
    now: new Date(),
    onsettings,
    onmakekey,
    onsheet,
  });
  expect(one('[role="alert"]').textContent).toContain("The disk has no room left.");
});

test("a key without its sheet on paper says so, and every key but the sample has its sheet once more", () => {
  const [own, sample] = keys;
  if (!own || !sample) throw new Error("two keys");
  page("signing", {}, [{ ...own, withoutSheet: true }, sample]);
  expect(text()).toContain("no recovery sheet on paper yet");
  const buttons = [...document.querySelectorAll("button")].filter((each) =>
    each.textContent.includes("Recovery sheet…"),
  );
  expect(buttons).toHaveLength(1);
  click(named("Recovery sheet…"));
  expect(onsheet).toHaveBeenCalledWith({ ...own, withoutSheet: true });
});
