import HardDrive from "@lucide/svelte/icons/hard-drive";
import { expect, test } from "vitest";
import Banner from "./Banner.svelte";
import { one, show, words } from "./mounted";

test("what happened stands in bold, what to do after it", () => {
  show(Banner, {
    icon: HardDrive,
    tone: "step",
    title: "The disk is full.",
    children: words("Free some space."),
  });
  expect(one("b").textContent).toBe("The disk is full.");
  expect(one("p").textContent).toContain("Free some space.");
});

test.each([
  ["alert", "alert"],
  ["status", "status"],
  ["none", null],
] as const)("one that is %s is announced as %s", (live, role) => {
  show(Banner, { icon: HardDrive, live });
  expect(one(".banner").getAttribute("role")).toBe(role);
});

test("its tone never stands without its drawing", () => {
  show(Banner, { icon: HardDrive, tone: "bad" });
  expect(one(".banner").querySelector("svg")).not.toBeNull();
});
