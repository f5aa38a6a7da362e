import Search from "@lucide/svelte/icons/search";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import IconButton from "./IconButton.svelte";
import { one, show } from "./mounted";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tip = () => document.querySelector(".tip")?.textContent ?? null;
const point = (type: string, more: MouseEventInit = {}) =>
  one("button").dispatchEvent(new MouseEvent(type, { bubbles: type !== "pointerenter", ...more }));

function button() {
  show(IconButton, { icon: Search, label: "Search", keys: ["Ctrl", "F"] });
}

test("it shows after a moment under the pointer, and goes with it", () => {
  button();
  point("pointerenter");
  expect(tip()).toBeNull();
  vi.advanceTimersByTime(300);
  expect(tip()).toBe("Search  Ctrl  F");
  point("pointerleave");
  expect(tip()).toBeNull();
});

test("it shows on the side that is asked for", () => {
  show(IconButton, { icon: Search, label: "Search", tips: "above" });
  one("button").getBoundingClientRect = () => ({ left: 100, top: 200, bottom: 224, width: 24 }) as DOMRect;
  point("pointerenter");
  vi.advanceTimersByTime(300);
  expect(one(".tip").style.getPropertyValue("--top")).toBe("194px");
});

test("a pointer that only passes shows nothing", () => {
  button();
  point("pointerenter");
  point("pointerleave");
  vi.advanceTimersByTime(1_000);
  expect(tip()).toBeNull();
});

test("Esc puts it away while the pointer stays", () => {
  button();
  point("pointerenter");
  vi.advanceTimersByTime(300);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(tip()).toBeNull();
});

test("a press puts it away", () => {
  button();
  point("pointerenter");
  vi.advanceTimersByTime(300);
  point("pointerdown");
  expect(tip()).toBeNull();
});

test("those who listen have heard it already", () => {
  button();
  point("pointerenter");
  vi.advanceTimersByTime(300);
  expect(one(".tip").getAttribute("aria-hidden")).toBe("true");
});
