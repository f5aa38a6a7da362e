import { createRawSnippet, flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import { one, press, show } from "./mounted";
import VirtualList from "./VirtualList.svelte";

const row = createRawSnippet<[string, number]>((item) => ({
  render: () => `<span>${item()}</span>`,
}));
const base = { label: "Rows", count: 10_000, at: (index: number) => `row ${index + 1}`, row };
const active = () => document.querySelector('[aria-selected="true"]')?.textContent.trim();

test("ten thousand rows draw a screenful", () => {
  show(VirtualList<string>, base);
  const drawn = document.querySelectorAll('[role="option"]');
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[0]?.getAttribute("aria-setsize")).toBe("10000");
});

test("arrows, Home and End move the active row, which those who listen hear", () => {
  const onactive = vi.fn();
  show(VirtualList<string>, { ...base, active: 0, onactive });
  const list = one('[role="listbox"]');
  press(list, "ArrowDown");
  expect(active()).toBe("row 2");
  expect(list.getAttribute("aria-activedescendant")).toBe(one('[aria-selected="true"]').id);
  press(list, "End");
  expect(onactive).toHaveBeenLastCalledWith(9999);
  press(list, "Home");
  expect(active()).toBe("row 1");
});

test("Enter and a double click open a row", () => {
  const onopen = vi.fn();
  show(VirtualList<string>, { ...base, active: 3, onopen });
  press(one('[role="listbox"]'), "Enter");
  one('[aria-posinset="6"]').dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  expect(onopen.mock.calls).toEqual([[3], [5]]);
});

test("Enter opens nothing where no row is active", () => {
  const onopen = vi.fn();
  show(VirtualList<string>, { ...base, onopen });
  press(one('[role="listbox"]'), "Enter");
  expect(onopen).not.toHaveBeenCalled();
});

test("keys with Ctrl, and keys in a field of a row, are left to others", () => {
  const onactive = vi.fn();
  show(VirtualList<string>, { ...base, active: 0, onactive });
  expect(press(one('[role="listbox"]'), "ArrowDown", { ctrlKey: true })).toBe(true);
  expect(press(one('[role="option"] span'), "ArrowDown")).toBe(true);
  expect(onactive).not.toHaveBeenCalled();
});

test("focus makes the first row the active one", () => {
  show(VirtualList<string>, base);
  one('[role="listbox"]').focus();
  flushSync();
  expect(active()).toBe("row 1");
});

test("a row that is not at hand yet is a row all the same", () => {
  show(VirtualList<string>, { ...base, at: () => undefined });
  expect(document.querySelectorAll('[role="option"]').length).toBeGreaterThan(10);
});

test("rows of cells are a grid with its headings counted", () => {
  const head = createRawSnippet(() => ({ render: () => '<span role="columnheader">Number</span>' }));
  show(VirtualList<string>, { ...base, role: "grid", head });
  expect(one('[role="grid"]').getAttribute("aria-rowcount")).toBe("10001");
  expect(document.querySelectorAll('[role="row"]')[1]?.getAttribute("aria-rowindex")).toBe("2");
});
