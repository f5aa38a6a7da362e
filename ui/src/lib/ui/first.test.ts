import { beforeEach, expect, test, vi } from "vitest";
import { first, firstWith, inSight } from "./first";

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

test("what belongs to it is brought to sight with it, and nothing moves where somebody is elsewhere", () => {
  const form = document.body.appendChild(document.createElement("form"));
  const field = form.appendChild(document.createElement("input"));
  const scrolled = vi.spyOn(form, "scrollIntoView");
  firstWith(field, form);
  expect([document.activeElement, scrolled.mock.calls]).toEqual([field, [[{ block: "nearest" }]]]);
  firstWith(button(), form);
  expect([document.activeElement, scrolled.mock.calls.length]).toEqual([field, 1]);
});

test.each([
  ["on the screen", 20, 52, true],
  ["above it", -40, -8, false],
  ["cut at its foot", 740, 790, false],
])("what stands %s is in sight or is not", (_, top, bottom, seen) => {
  const node = button();
  node.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
  expect(inSight(node)).toBe(seen);
});
