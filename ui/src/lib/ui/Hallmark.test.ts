import { expect, test } from "vitest";
import Hallmark from "./Hallmark.svelte";
import { one, show } from "./mounted";

const label = "Hallmark: RO, No. 2041, two of three, 2026";

test("it is one image with one name", () => {
  show(Hallmark, {
    label,
    punches: [{ text: "RO" }, { text: "2041" }, { step: 1, of: 3 }, { text: "2026" }],
  });
  expect(one('[role="img"]').getAttribute("aria-label")).toBe(label);
  expect(document.querySelectorAll("svg")).toHaveLength(4);
});

test("steps that are reached are filled, the others outlined", () => {
  show(Hallmark, { label, punches: [{ step: 1, of: 3 }] });
  expect(document.querySelectorAll("rect.reached")).toHaveLength(2);
  expect(document.querySelectorAll("rect.outline")).toHaveLength(1);
});

test("what cannot be judged is dotted, and what has no level has its sign", () => {
  show(Hallmark, { label, punches: [{ step: null, of: 3 }, { sign: "back" }] });
  expect(document.querySelectorAll("rect.dotted")).toHaveLength(3);
  expect(document.querySelectorAll("rect.reached")).toHaveLength(0);
  expect(document.querySelectorAll("path.outline")).toHaveLength(3);
});

test("a long number makes its punch wider and is never cut", () => {
  show(Hallmark, { label, punches: [{ text: "RO" }, { text: "204120412041" }] });
  const [short, long] = [...document.querySelectorAll("svg")].map((svg) => Number(svg.getAttribute("width")));
  expect(long).toBeGreaterThan(12 * 9);
  expect(short).toBe(52);
  expect(document.querySelectorAll("text")[1]?.textContent).toBe("204120412041");
});
