import { expect, test, vi } from "vitest";
import { click, one, show } from "./mounted";
import Segment from "./Segment.svelte";

const options = [
  { value: "summative", label: "Summative" },
  { value: "formative", label: "Formative" },
];

test("it is a group of radios with a name, of which one holds", () => {
  show(Segment<string>, { label: "Purpose", options, value: "summative" });
  expect(one("legend").textContent).toBe("Purpose");
  expect(document.querySelectorAll('input[type="radio"]:checked')).toHaveLength(1);
});

test("what holds bears a tick, not its colour alone", () => {
  show(Segment<string>, { label: "Purpose", options, value: "formative" });
  expect(one("label.on").textContent).toContain("Formative");
  expect(one("label.on").querySelector("svg")).not.toBeNull();
});

test("another is chosen by its word", () => {
  const onchange = vi.fn();
  show(Segment<string>, { label: "Purpose", options, value: "summative", onchange });
  click(one('input[value="formative"]'));
  expect(onchange).toHaveBeenCalledWith("formative");
});

test("a disabled one cannot be changed", () => {
  show(Segment<string>, { label: "Purpose", options, value: "summative", disabled: true });
  expect(one<HTMLFieldSetElement>("fieldset").disabled).toBe(true);
});
