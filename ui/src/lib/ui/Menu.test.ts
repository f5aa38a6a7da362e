import { createRawSnippet, flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import Menu, { type MenuItem } from "./Menu.svelte";
import { named, one, press, show } from "./mounted";

const trigger = createRawSnippet<[Record<string, unknown>]>(() => ({
  render: () => "<button>More</button>",
}));

function menu(items: readonly MenuItem[]) {
  show(Menu, { open: true, label: "More", items, trigger });
}
const choose = (words: string) => {
  named(words).dispatchEvent(new MouseEvent("pointerup", { bubbles: true }));
  flushSync();
};

test("it is a menu with a name, and does what is chosen", () => {
  const onselect = vi.fn();
  menu([{ label: "Return…", onselect }]);
  expect(one('[role="menu"]').getAttribute("aria-label")).toBe("More");
  press(named("Return…"), "Enter");
  expect(onselect).toHaveBeenCalledOnce();
});

test("what cannot be chosen now says why, and does nothing", () => {
  const onselect = vi.fn();
  menu([{ label: "Recuse…", reason: "It is signed.", onselect }]);
  expect(named("Recuse…").textContent).toContain("It is signed.");
  expect(named("Recuse…").getAttribute("aria-disabled")).toBe("true");
  choose("Recuse…");
  expect(onselect).not.toHaveBeenCalled();
});

test("groups are parted by a line", () => {
  menu([{ label: "Return…", onselect: vi.fn() }, "line", { label: "Remove", onselect: vi.fn() }]);
  expect(document.querySelectorAll('[role="separator"]')).toHaveLength(1);
});
