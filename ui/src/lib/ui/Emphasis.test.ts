import { expect, test } from "vitest";
import Emphasis from "./Emphasis.svelte";
import { show } from "./mounted";

const stands = () => [...document.querySelectorAll("em")].map(({ textContent }) => textContent);

test("what stands between asterisks is emphasis, and the sentence reads on without a gap", () => {
  show(Emphasis, { text: "4 of 5: *Finds out why*, *Adjusts* is Basic." });
  expect(document.body.textContent.trim()).toBe("4 of 5: Finds out why, Adjusts is Basic.");
  expect(stands()).toEqual(["Finds out why", "Adjusts"]);
});

test("markup in a sentence stays text", () => {
  show(Emphasis, { text: "*<b>x</b>* is Basic" });
  expect(document.querySelector("b")).toBeNull();
  expect(stands()).toEqual(["<b>x</b>"]);
});

test("a sentence without asterisks is as it is", () => {
  show(Emphasis, { text: "2 * 3" });
  expect(document.body.textContent.trim()).toBe("2 * 3");
  expect(stands()).toEqual([]);
});
