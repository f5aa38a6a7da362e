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

test("what the page begins with stays in sight: where it would go out of it, the text of the page has the focus", () => {
  document.body.innerHTML = "<main tabindex='0'><h1>Not yet</h1></main><form><input></form>";
  const [main, head, form] = ["main", "h1", "form"].map((name) => document.querySelector(name));
  if (!main || !head || !form) throw new Error("nothing is there");
  head.getBoundingClientRect = () => ({ top: -90, bottom: -60 }) as DOMRect;
  const back = vi.spyOn(main, "scrollIntoView");
  firstWith(form.querySelector("input") ?? document.body, form);
  expect([document.activeElement, back.mock.calls]).toEqual([main, [[{ block: "start" }]]]);
});

test("what is under the edge of that in which it scrolls is not in sight", () => {
  document.body.innerHTML = "<div style='overflow-y: auto'><p>Not yet</p></div>";
  const [page, words] = ["div", "p"].map((name) => document.querySelector(name));
  if (!page || !words) throw new Error("nothing is there");
  page.getBoundingClientRect = () => ({ top: 44, bottom: 700 }) as DOMRect;
  words.getBoundingClientRect = () => ({ top: 40, bottom: 60 }) as DOMRect;
  expect(inSight(words)).toBe(false);
  words.getBoundingClientRect = () => ({ top: 44, bottom: 60 }) as DOMRect;
  expect(inSight(words)).toBe(true);
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
