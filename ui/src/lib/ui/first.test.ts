import { beforeEach, expect, test } from "vitest";
import { first } from "./first";

const button = () => document.body.appendChild(document.createElement("button"));
beforeEach(() => document.body.replaceChildren());

test("the one action of a page has the focus when the page comes", () => {
  const start = button();
  first(start);
  expect(document.activeElement).toBe(start);
});

test("it is not taken from where somebody is", () => {
  const field = document.body.appendChild(document.createElement("input"));
  field.focus();
  first(button());
  expect(document.activeElement).toBe(field);
});

test("what takes the place of the action that had it, has it next", () => {
  const before = button();
  first(before);
  before.remove();
  const after = button();
  first(after);
  expect(document.activeElement).toBe(after);
});
