import { expect, test, vi } from "vitest";
import { unheld } from "./unheld";

test.each([
  [{}, 1],
  [{ shiftKey: true }, 1],
  [{ ctrlKey: true }, 0],
  [{ metaKey: true }, 0],
])("a key pressed with %o reaches the button %i times", (held, times) => {
  const own = vi.fn();
  const { onkeydown } = unheld({ onkeydown: own });
  (onkeydown as (event: KeyboardEvent) => void)(new KeyboardEvent("keydown", { code: "Enter", ...held }));
  expect(own).toHaveBeenCalledTimes(times);
});

test("what has no keys of its own is left as it is", () => {
  const props = { id: "a" };
  expect(unheld(props)).toBe(props);
});
