import { expect, test } from "vitest";
import MiddleCut from "./MiddleCut.svelte";
import { one, show } from "./mounted";

test("those who listen hear the whole name once", () => {
  show(MiddleCut, { text: "Unterrichtsbeobachtung-Teil-2.mp4" });
  const heard = [...document.querySelectorAll("span")].filter(
    (part) => part.children.length === 0 && part.getAttribute("aria-hidden") !== "true",
  );
  expect(heard.map((part) => part.textContent)).toEqual(["Unterrichtsbeobachtung-Teil-2.mp4"]);
});

test("the end stays, with its extension", () => {
  show(MiddleCut, { text: "Unterrichtsbeobachtung-Teil-2.mp4" });
  expect(one(".tail").textContent).toBe("Teil-2.mp4");
});

test("where there is room below, a name may go on in the next line", () => {
  show(MiddleCut, { text: "student-work/sample-1.jpg", wraps: true });
  expect(one(".name").classList).toContain("wraps");
});

test("what is drawn is the name, letter for letter", () => {
  show(MiddleCut, { text: "a  b .c" });
  expect((one(".head").textContent ?? "") + (one(".tail").textContent ?? "")).toBe("a  b .c");
});

test.each([
  ["plan.pdf", "ltr"],
  ["תוכנית-השיעור.pdf", "rtl"],
])("%s runs its own way, whatever stands around it", (text, direction) => {
  show(MiddleCut, { text });
  expect(one(".name").dir).toBe(direction);
});
