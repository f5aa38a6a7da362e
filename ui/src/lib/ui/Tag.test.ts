import ShieldX from "@lucide/svelte/icons/shield-x";
import { expect, test } from "vitest";
import { one, show } from "./mounted";
import Tag from "./Tag.svelte";

test("a wash never stands without its word", () => {
  show(Tag, { tone: "bad", icon: ShieldX, text: "Invalid" });
  expect(one("span").textContent).toBe("Invalid");
  expect(one("span").querySelector("svg")).not.toBeNull();
});

test("a plain one may do without a drawing", () => {
  show(Tag, { text: "assessor B" });
  expect(document.querySelector("svg")).toBeNull();
});
