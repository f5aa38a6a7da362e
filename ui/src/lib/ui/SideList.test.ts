import Inbox from "@lucide/svelte/icons/inbox";
import { expect, test, vi } from "vitest";
import { click, named, one, press, show } from "./mounted";
import SideList from "./SideList.svelte";

const items = ["All", "New", "Signed"].map((label) => ({
  value: label.toLowerCase(),
  label,
  icon: Inbox,
  meta: "3",
}));

test("where one is is said", () => {
  show(SideList<string>, { label: "State", items, value: "new", onchoose: vi.fn() });
  expect(one("nav").getAttribute("aria-label")).toBe("State");
  expect(one('[aria-current="true"]').textContent).toContain("New");
});

test("another is chosen by a press", () => {
  const onchoose = vi.fn();
  show(SideList<string>, { label: "State", items, value: "all", onchoose });
  click(named("Signed"));
  expect(onchoose).toHaveBeenCalledWith("signed");
});

test("arrows go up and down, not past the ends", () => {
  show(SideList<string>, { label: "State", items, value: "all", onchoose: vi.fn() });
  named("All").focus();
  press(named("All"), "ArrowUp");
  expect(document.activeElement).toBe(named("All"));
  press(named("All"), "ArrowDown");
  press(named("New"), "ArrowDown");
  press(named("Signed"), "ArrowDown");
  expect(document.activeElement).toBe(named("Signed"));
});
