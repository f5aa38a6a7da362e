import { createRawSnippet } from "svelte";
import { expect, test, vi } from "vitest";
import Button from "./Button.svelte";
import { click, one, show } from "./mounted";

const children = createRawSnippet(() => ({ render: () => "<span>Sign</span>" }));

test("a press does what it says", () => {
  const onclick = vi.fn();
  show(Button, { children, onclick });
  click(one("button"));
  expect(onclick).toHaveBeenCalledOnce();
});

test("a refused button does nothing, can be reached, and its reason belongs to it", () => {
  const onclick = vi.fn();
  show(Button, { children, onclick, disabled: true, reason: "Two files have no role." });
  const button = one<HTMLButtonElement>("button");
  click(button);
  expect(onclick).not.toHaveBeenCalled();
  expect(button.disabled).toBe(false);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(one(`[id="${button.getAttribute("aria-describedby")}"]`).textContent).toBe(
    "Two files have no role.",
  );
});

test("a reason is not shown while the button can be pressed", () => {
  show(Button, { children, reason: "Two files have no role." });
  expect(document.body.textContent).not.toContain("Two files");
});

test("a refused button sends no form", () => {
  const form = document.createElement("form");
  const send = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener("submit", send);
  show(Button, { children, type: "submit", disabled: true });
  const button = one("button");
  form.append(button);
  document.body.append(form);
  click(button);
  expect(send).not.toHaveBeenCalled();
});

test("one that stays pressed says so; one that does not says nothing of it", () => {
  show(Button, { children, pressed: true });
  show(Button, { children });
  const states = [...document.querySelectorAll("button")].map((each) => each.getAttribute("aria-pressed"));
  expect(states).toEqual(["true", null]);
});
