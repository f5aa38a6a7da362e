import Play from "@lucide/svelte/icons/play";
import { expect, test, vi } from "vitest";
import Chip from "./Chip.svelte";
import { click, one, show } from "./mounted";

test("it is gone to by a press", () => {
  const onclick = vi.fn();
  show(Chip, { icon: Play, text: "04:12", onclick });
  click(one("button"));
  expect(onclick).toHaveBeenCalledOnce();
});

test("where one is now is said, not only coloured", () => {
  show(Chip, { icon: Play, text: "04:12", state: "here" });
  expect(one("button").getAttribute("aria-current")).toBe("true");
});

test("one without words has a name of its own", () => {
  show(Chip, { icon: Play, state: "add", keys: "A", "aria-label": "Add a place" });
  expect(one("button").getAttribute("aria-label")).toBe("Add a place");
  expect(one("kbd").textContent).toBe("A");
});
