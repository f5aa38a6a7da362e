import { expect, test } from "vitest";
import { beside } from "./beside";

const screen = { width: 1000, height: 700 };
const target = (left: number, top: number) => ({ left, top, bottom: top + 28, width: 28 });

test("it stands centred under its target", () =>
  expect(beside(target(500, 100), 100, 24, screen)).toEqual({ left: 464, top: 134 }));
test("it stands above where there is no room below", () =>
  expect(beside(target(500, 660), 100, 24, screen)).toEqual({ left: 464, top: 630 }));
test("it never leaves the window at the left", () =>
  expect(beside(target(0, 100), 300, 24, screen).left).toBe(6));
test("nor at the right", () => expect(beside(target(980, 100), 300, 24, screen).left).toBe(694));
test("asked to, it stands above, and below only where there is no room", () => {
  expect(beside(target(500, 100), 100, 24, screen, "above")).toEqual({ left: 464, top: 70 });
  expect(beside(target(500, 20), 100, 24, screen, "above")).toEqual({ left: 464, top: 54 });
});
