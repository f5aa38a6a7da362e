import Search from "@lucide/svelte/icons/search";
import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { Keyboard } from "../../lib/keys";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import { reviewActions } from "../review/actions";
import KeysSheet from "./KeysSheet.svelte";
import Palette from "./Palette.svelte";

const run = vi.fn();
const onquery = vi.fn();
beforeEach(() => void vi.clearAllMocks());

const entry = (id: string, title: string) => ({ id, title, icon: Search, run: () => run(id) });
const palette = () =>
  show(Palette, {
    open: true,
    groups: [
      {
        title: "Do",
        entries: [entry("1", "Check and sign"), entry("2", "Undo"), entry("3", "Next unscored")],
      },
      { title: "Submissions", found: true, entries: [entry("4", "No. 2058, Wait time")] },
    ],
    onquery,
  });
const field = () => one<HTMLInputElement>('[role="combobox"]');
const active = () => one('[role="option"][aria-selected="true"]').textContent.trim();

test("the field says which entry Enter would do", () => {
  palette();
  expect(document.getElementById(field().getAttribute("aria-activedescendant") ?? "")?.textContent).toContain(
    "Check and sign",
  );
});

test("arrows go round, over all groups", () => {
  palette();
  press(field(), "ArrowUp");
  expect(active()).toContain("No. 2058");
  press(field(), "ArrowDown");
  press(field(), "ArrowDown");
  expect(active()).toBe("Undo");
});

test("typing narrows, is handed on, and Enter does the best match", () => {
  palette();
  write(field(), "unsc");
  expect(onquery).toHaveBeenCalledWith("unsc");
  press(field(), "Enter");
  expect(run).toHaveBeenCalledExactlyOnceWith("3");
});

test("Enter while letters are being composed does nothing", () => {
  palette();
  press(field(), "Enter", { isComposing: true });
  expect(run).not.toHaveBeenCalled();
});

test("what is found nowhere says so, and Enter does nothing", () => {
  show(Palette, { open: true, groups: [{ title: "Do", entries: [entry("1", "Undo")] }] });
  write(field(), "zebra");
  expect(document.body.textContent).toContain("Nothing is called that here.");
  press(field(), "Enter");
  expect(run).not.toHaveBeenCalled();
});

test("a press on an entry does it once and leaves", async () => {
  palette();
  click(one('[role="option"]:nth-of-type(2)'));
  expect(run).toHaveBeenCalledOnce();
  await vi.waitFor(() => {
    flushSync();
    expect(document.querySelector('[role="combobox"]')).toBeNull();
  });
});

const sheet = (keyboard = new Keyboard(reviewActions), onchange = vi.fn()) => {
  show(KeysSheet, { open: true, keyboard, onchange });
  return onchange;
};
const rows = () =>
  [...document.querySelectorAll("dt")].map((key) => [
    [...key.querySelectorAll("kbd")].map((cap) => cap.textContent).join(" "),
    key.nextElementSibling?.textContent,
  ]);

test("every action stands in the sheet under what one is doing", () => {
  sheet();
  expect([...document.querySelectorAll("h3")].map((head) => head.textContent)).toEqual([
    "Play",
    "Annotate",
    "Score",
    "Go",
  ]);
  expect(rows()).toHaveLength(reviewActions.length);
  expect(rows()).toContainEqual(["1–9", "Open a span on that criterion; cite what is selected"]);
  expect(rows()).toContainEqual(["Shift 1–9", "Set the level of the open criterion"]);
});

test("the columns stand inside of what scrolls, so that nothing goes on sideways", () => {
  sheet();
  const [scrolls, columns] = [one(".groups"), one(".groups > .columns")];
  expect(scrolls.children).toHaveLength(1);
  expect(columns.querySelectorAll("section")).toHaveLength(4);
});

test("the sheet shows the keys that act now, not those of the factory", () => {
  const keyboard = new Keyboard(reviewActions);
  keyboard.changes = [{ action: "annotate", code: "KeyB" }];
  sheet(keyboard);
  expect(rows()).toContainEqual(["B", "Annotate here, or draw a box"]);
});

test("with single keys off it shows the forms with Ctrl", () => {
  const keyboard = new Keyboard(reviewActions);
  keyboard.singleKeys = false;
  sheet(keyboard);
  expect(document.body.textContent).toContain("single keys are off");
  expect(rows()).toContainEqual(["Ctrl R", "Write the rationale"]);
});

test("a key is found by its print, an action by its words", () => {
  sheet();
  write(one<HTMLInputElement>('input[type="search"]'), "rationale");
  expect(rows().map(([, words]) => words)).toContain("Write the rationale");
  expect(rows().length).toBeLessThan(4);
  write(one<HTMLInputElement>('input[type="search"]'), "F6");
  expect(rows().map(([, words]) => words)).toEqual(["Next pane", "Previous pane"]);
  write(one<HTMLInputElement>('input[type="search"]'), "zebra");
  expect(document.body.textContent).toContain("No key and no action is called that.");
});

test("from the sheet one goes to change the keys", () => {
  const onchange = sheet();
  click(named("Change keys"));
  expect(onchange).toHaveBeenCalledOnce();
});
