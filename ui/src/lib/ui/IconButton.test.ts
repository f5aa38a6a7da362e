import Search from "@lucide/svelte/icons/search";
import { expect, test, vi } from "vitest";
import IconButton from "./IconButton.svelte";
import { click, one, show } from "./mounted";

test("its label is its name; the drawing says nothing", () => {
  show(IconButton, { icon: Search, label: "Search" });
  expect(one("button").getAttribute("aria-label")).toBe("Search");
  expect(one("button > span").getAttribute("aria-hidden")).toBe("true");
});

test("one that is refused does nothing and can still be reached", () => {
  const onclick = vi.fn();
  show(IconButton, { icon: Search, label: "Search", disabled: true, onclick });
  click(one("button"));
  expect(onclick).not.toHaveBeenCalled();
  expect(one<HTMLButtonElement>("button").disabled).toBe(false);
});

test("one that stays pressed says so", () => {
  show(IconButton, { icon: Search, label: "Search", pressed: true });
  expect(one("button").getAttribute("aria-pressed")).toBe("true");
});
