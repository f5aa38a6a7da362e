import { expect, test, vi } from "vitest";
import { click, one, show, words } from "./mounted";
import Round from "./Round.svelte";

const input = (value: string) => one<HTMLInputElement>(`input[value="${value}"]`);

test("of those with one name one is chosen", () => {
  const onchange = vi.fn();
  show(Round<string>, { name: "why", value: "know", children: words("I know the teacher"), onchange });
  show(Round<string>, { name: "why", value: "part", children: words("I had a part"), onchange });
  click(input("know"));
  click(input("part"));
  expect([input("know").checked, input("part").checked]).toEqual([false, true]);
  expect(onchange.mock.calls).toEqual([["know"], ["part"]]);
});

test("none need be chosen yet", () => {
  show(Round<string>, { name: "why", value: "know", group: null, children: words("I know the teacher") });
  expect(input("know").checked).toBe(false);
});
