import { expect, test, vi } from "vitest";
import Box from "./Box.svelte";
import { click, one, show, words } from "./mounted";

const input = () => one<HTMLInputElement>('input[type="checkbox"]');

test("it is chosen and left again, by its words too", () => {
  const onchange = vi.fn();
  show(Box, { children: words("Consent is missing"), onchange });
  click(one("label"));
  click(input());
  expect(onchange.mock.calls).toEqual([[true], [false]]);
});

test("a disabled one cannot be chosen", () => {
  const onchange = vi.fn();
  show(Box, { children: words("Consent is missing"), disabled: true, onchange });
  click(input());
  expect(onchange).not.toHaveBeenCalled();
});

test("its hint is read with it", () => {
  show(Box, { children: words("Consent"), hint: "of all who are seen" });
  expect(document.getElementById(input().getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "of all who are seen",
  );
});
