import { expect, test, vi } from "vitest";
import { click, one, show } from "./mounted";
import Pick from "./Pick.svelte";

const options = [
  { value: "heard", label: "Cannot be heard" },
  { value: "read", label: "Cannot be read" },
];

test("nothing need be chosen yet", () => {
  show(Pick<string>, { label: "Why", options });
  expect(document.querySelectorAll("input:checked")).toHaveLength(0);
});

test("one is chosen and bears a tick", () => {
  const onchange = vi.fn();
  show(Pick<string>, { label: "Why", options, onchange });
  click(one('input[value="read"]'));
  expect(onchange).toHaveBeenCalledWith("read");
  expect(one("label.on").querySelector("svg")).not.toBeNull();
});

test("two picks on one page do not take each other's choice", () => {
  show(Pick<string>, { label: "Why", options, value: "heard" });
  show(Pick<string>, { label: "Why else", options, value: "read" });
  expect(document.querySelectorAll("input:checked")).toHaveLength(2);
});
