import { expect, test, vi } from "vitest";
import Input from "./Input.svelte";
import { one, show, write } from "./mounted";

const field = () => one<HTMLInputElement>("input");
const told = () =>
  document.getElementById(field().getAttribute("aria-describedby") ?? "")?.textContent.trim();

test("its label is its name, drawn or only said", () => {
  show(Input, { label: "Number" });
  expect(one(`label[for="${field().id}"]`).textContent).toBe("Number");
  document.body.replaceChildren();
  show(Input, { label: "Search", unseen: true });
  expect(one("label").className).toContain("unseen");
});

test("a hint belongs to it, and stays below what is wrong: it may say how to mend that", () => {
  show(Input, { label: "Day", hint: "No day: it waits." });
  expect(told()).toBe("No day: it waits.");
  document.body.replaceChildren();
  show(Input, { label: "Day", hint: "No day: it waits.", error: "Write the day as 2026-11-27." });
  expect(told()).toMatch(/^Write the day as 2026-11-27\.\s*No day: it waits\.$/);
  expect(field().getAttribute("aria-invalid")).toBe("true");
});

test("a field that is in order says nothing of it", () => {
  show(Input, { label: "Day" });
  expect(field().hasAttribute("aria-invalid")).toBe(false);
  expect(field().hasAttribute("aria-describedby")).toBe(false);
});

test("what is typed is handed on", () => {
  const oninput = vi.fn();
  show(Input, { label: "Day", oninput });
  write(field(), "2026");
  expect(oninput).toHaveBeenCalledOnce();
  expect(field().value).toBe("2026");
});

test("a locked one can be read and not written", () => {
  show(Input, { label: "Day", value: "locked", readonly: true });
  expect(field().readOnly).toBe(true);
});

test("nothing is kept of what was typed elsewhere", () => {
  show(Input, { label: "Day" });
  expect(field().autocomplete).toBe("off");
});
