import { flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import { one, press, show } from "./mounted";
import Select from "./Select.svelte";

const options = [
  { value: "plan", label: "Lesson plan" },
  { value: "work", label: "Student work" },
  { value: "gone", label: "No longer asked for", disabled: true },
];
const trigger = () => one("button");
const open = () => {
  trigger().focus();
  press(trigger(), "Enter");
};
const choose = (words: string) => {
  const option = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) =>
    each.textContent.includes(words),
  );
  option?.dispatchEvent(new MouseEvent("pointerup", { bubbles: true }));
  flushSync();
};
const name = () =>
  (trigger().getAttribute("aria-labelledby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(": ");

test("its name says what is chosen", () => {
  show(Select<string>, { label: "Offered for", options, value: "work" });
  expect(name()).toBe("Offered for: Student work");
});

test("while nothing is chosen it says so", () => {
  show(Select<string>, { label: "Offered for", options, placeholder: "Choose" });
  expect(name()).toBe("Offered for: Choose");
});

test("a value that is among no choices is not shown as one", () => {
  show(Select<string>, { label: "Offered for", options, value: "zebra", placeholder: "Choose" });
  expect(name()).toBe("Offered for: Choose");
});

test("the list opens by key, and one is chosen", () => {
  const onchange = vi.fn();
  show(Select<string>, { label: "Offered for", options, value: "plan", onchange });
  open();
  expect(document.querySelectorAll('[role="option"]')).toHaveLength(3);
  choose("Student work");
  expect(onchange).toHaveBeenCalledExactlyOnceWith("work");
  expect(name()).toContain("Student work");
});

test("a letter on a closed list changes nothing, and one on an open list goes to the choice that begins so", () => {
  const onchange = vi.fn();
  show(Select<string>, { label: "Offered for", options, value: "plan", onchange });
  trigger().focus();
  press(trigger(), "s");
  expect(onchange).not.toHaveBeenCalled();
  open();
  press(trigger(), "s");
  press(trigger(), "Enter");
  expect(onchange).toHaveBeenCalledExactlyOnceWith("work");
});

test("a choice that is not open is not taken", () => {
  const onchange = vi.fn();
  show(Select<string>, { label: "Offered for", options, value: "plan", onchange });
  open();
  choose("No longer asked for");
  expect(onchange).not.toHaveBeenCalled();
});

test("a disabled one cannot be pressed", () => {
  show(Select<string>, { label: "Offered for", options, disabled: true });
  expect(one<HTMLButtonElement>("button").disabled).toBe(true);
});

test("what is wrong belongs to it", () => {
  show(Select<string>, { label: "Offered for", options, error: "Choose one." });
  expect(one(`[id="${trigger().getAttribute("aria-describedby")}"]`).textContent).toBe("Choose one.");
});

test("a choice can say something of itself at the end of its line, and stand apart", () => {
  const told = [...options, { value: "none", label: "Leave out", apart: true, meta: "has 2" }];
  show(Select<string>, { label: "Offered for", options: told });
  open();
  const last = [...document.querySelectorAll('[role="option"]')].at(-1);
  expect(last?.textContent.replace(/\s+/g, " ").trim()).toBe("Leave out has 2");
  expect(last?.classList.contains("apart")).toBe(true);
});
