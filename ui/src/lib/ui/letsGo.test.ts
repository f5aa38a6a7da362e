import { expect, test } from "vitest";
import { letsGo } from "./letsGo";

test("a picture keeps its bytes while it stands there, and lets go of them once it is taken away", () => {
  const picture = Object.assign(document.createElement("img"), { src: "/page/1" });
  const taken = letsGo(picture);
  expect(picture.getAttribute("src")).toBe("/page/1");
  taken?.();
  expect(picture.hasAttribute("src")).toBe(false);
});
