import Check from "@lucide/svelte/icons/check";
import CircleDashed from "@lucide/svelte/icons/circle-dashed";
import { expect, test } from "vitest";
import { show } from "./mounted";
import Ticks, { type Tick } from "./Ticks.svelte";

const plan: Tick = { icon: Check, tone: "ok", called: "met:", says: "Lesson plan", beside: "1 of 1" };
const film: Tick = { icon: CircleDashed, tone: "bad", called: "missing:", says: "Film", open: true };
const lines = () => [...document.querySelectorAll("li")];

test("each line says how it stands, what it is, and how much of it there is", () => {
  show(Ticks, { ticks: [plan, film] });
  expect(lines().map((line) => line.textContent.trim().replaceAll(/\s+/g, " "))).toEqual([
    "met: Lesson plan 1 of 1",
    "missing: Film",
  ]);
});

test("what is still to be done stands out", () => {
  show(Ticks, { ticks: [plan, film] });
  expect(lines().map((line) => line.classList.contains("open"))).toEqual([false, true]);
});

test("a drawing that says no more than its words is said once", () => {
  show(Ticks, { ticks: [{ icon: Check, tone: "ok", says: "Nobody is seen" }] });
  expect(lines()[0]?.textContent.trim()).toBe("Nobody is seen");
});
