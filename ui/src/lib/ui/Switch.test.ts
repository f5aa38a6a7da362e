import { expect, test, vi } from "vitest";
import { click, one, show, words } from "./mounted";
import Switch from "./Switch.svelte";

const input = () => one<HTMLInputElement>('[role="switch"]');

test("it is on or off, and says so at once", () => {
  const onchange = vi.fn();
  show(Switch, { children: words("Single keys"), onchange });
  click(input());
  expect(input().checked).toBe(true);
  click(input());
  expect(onchange.mock.calls).toEqual([[true], [false]]);
});

test("its words are its name and can be pressed", () => {
  show(Switch, { children: words("Single keys") });
  click(one("label"));
  expect(input().checked).toBe(true);
});

test("a disabled one stays as it is", () => {
  show(Switch, { children: words("Single keys"), disabled: true, checked: true });
  click(input());
  expect(input().checked).toBe(true);
});

test("its hint belongs to it", () => {
  show(Switch, { children: words("Single keys"), hint: "None acts while you type." });
  expect(one(`[id="${input().getAttribute("aria-describedby")}"]`).textContent).toContain("None acts");
});
