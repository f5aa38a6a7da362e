import { expect, test } from "vitest";
import { one, show } from "./mounted";
import Ring from "./Ring.svelte";

test.each([
  [null, ["none"]],
  [0, ["rest", "part"]],
  [620, ["rest", "part"]],
  [1000, ["all"]],
  [1400, ["all"]],
])("%s of a thousand is told by its shape", (permille, shapes) => {
  show(Ring, { permille });
  expect([...document.querySelectorAll("circle")].map((circle) => circle.classList[0])).toEqual(shapes);
});

test("all that was seen bears a tick", () => {
  show(Ring, { permille: 1000 });
  expect(document.querySelectorAll("path")).toHaveLength(1);
});

test("it is an image where it has a label, decoration where words stand beside it", () => {
  show(Ring, { permille: 620, label: "4 of 6 files looked at" });
  expect(one("svg" as "div").getAttribute("aria-label")).toBe("4 of 6 files looked at");
  document.body.replaceChildren();
  show(Ring, { permille: 620 });
  expect(one("svg" as "div").getAttribute("aria-hidden")).toBe("true");
});
