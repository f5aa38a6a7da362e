import Check from "@lucide/svelte/icons/check";
import Hand from "@lucide/svelte/icons/hand";
import { mount } from "svelte";
import { expect, test } from "vitest";
import { drawing } from "./drawing";

function drawn(icon = Check, size = 16, stroke = 1.75): HTMLElement {
  const place = document.createElement("span");
  drawing(icon, size, stroke)(place);
  return place;
}

test("it is what the icon's own component draws", () => {
  const target = document.createElement("span");
  mount(Hand, { target, props: { size: 13, strokeWidth: 2 } });
  const own = target.querySelector("svg");
  const copy = drawn(Hand, 13, 2).querySelector("svg");
  expect(copy?.outerHTML).toBe(own?.outerHTML);
  expect(copy?.querySelectorAll("path").length).toBeGreaterThan(2);
});

test("each place has a drawing of its own", () => {
  const [one, other] = [drawn(), drawn()];
  expect(one.querySelector("svg")).not.toBe(other.querySelector("svg"));
  expect(one.innerHTML).toBe(other.innerHTML);
});

test("sizes and strokes are not mixed up", () => {
  const size = (place: HTMLElement) => place.querySelector("svg")?.getAttribute("width");
  const stroke = (place: HTMLElement) => place.querySelector("svg")?.getAttribute("stroke-width");
  expect([size(drawn()), size(drawn(Check, 13)), size(drawn())]).toEqual(["16", "13", "16"]);
  expect([stroke(drawn(Check, 16, 2)), stroke(drawn())]).toEqual(["2", "1.75"]);
});

test("drawn again in its place, it stands there once", () => {
  const place = drawn();
  drawing(Hand, 16, 1.75)(place);
  expect(place.querySelectorAll("svg").length).toBe(1);
});
