// A menu, a list or a dialog that was open holds the page while it is: afterwards nothing of that may be left, or no click
// works any more.
import { createRawSnippet, flushSync } from "svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import Dialog from "./Dialog.svelte";
import Menu from "./Menu.svelte";
import { named, one, press, show, words } from "./mounted";
import Popover from "./Popover.svelte";
import Select from "./Select.svelte";

const trigger = createRawSnippet<[Record<string, unknown>]>(() => ({
  render: () => "<button>More</button>",
}));
/** Longer than a layer takes to go. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 120));
const layers = () => document.querySelectorAll("[data-keeps-keys]").length;

const menu = (onselect = vi.fn()) =>
  show(Menu, { open: true, label: "More", items: [{ label: "Return…", onselect }], trigger });
const dialog = () => show(Dialog, { open: true, title: "Return?", children: words("Why") });
const popover = () => show(Popover, { open: true, label: "More", trigger, children: words("Why") });
const select = () => {
  show(Select, { label: "Why", options: [{ value: "a", label: "Because" }] });
  one("button").focus();
  press(one("button"), "Enter");
};
const escape = (from: string) => press(one(from), "Escape");

beforeEach(() => document.body.removeAttribute("style"));

async function closes(close: () => unknown) {
  await settled();
  expect(layers()).toBe(1);
  close();
  flushSync();
  await settled();
}

describe("the page can be pressed again", () => {
  test.each([
    ["a menu is left by Esc", menu, () => escape("[role=menu]")],
    ["something of a menu was chosen", menu, () => press(named("Return…"), "Enter")],
    ["a dialog is left by Esc", dialog, () => escape("[role=dialog]")],
    ["a popover is left by Esc", popover, () => escape("[data-keeps-keys]")],
    ["a list of choices is left by Esc", select, () => escape("[data-keeps-keys]")],
  ])("after %s", async (_, open, close) => {
    open();
    await closes(close);
    expect(layers()).toBe(0);
    expect(document.body.style.pointerEvents).toBe("");
    expect(document.body.style.overflow).toBe("");
  });

  test("after a dialog that was opened out of a menu", async () => {
    menu(vi.fn(dialog));
    await closes(() => press(named("Return…"), "Enter"));
    expect(document.body.style.pointerEvents).toBe("none");
    await closes(() => escape("[role=dialog]"));
    expect(layers()).toBe(0);
    expect(document.body.style.pointerEvents).toBe("");
  });
});
