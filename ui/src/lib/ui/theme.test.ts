import { afterEach, expect, test, vi } from "vitest";
import { followSystemTheme } from "./theme";

function system(dark: boolean) {
  const query = Object.assign(new EventTarget(), { matches: dark, media: "", onchange: null });
  vi.stubGlobal("matchMedia", () => query);
  return {
    turn(to: boolean) {
      query.matches = to;
      query.dispatchEvent(new Event("change"));
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test("the window begins in the system's theme and follows it", () => {
  const root = document.createElement("html");
  const sky = system(true);
  const stop = followSystemTheme(root);
  expect(root.dataset["theme"]).toBe("dark");
  sky.turn(false);
  expect(root.dataset["theme"]).toBe("light");
  stop();
  sky.turn(true);
  expect(root.dataset["theme"]).toBe("light");
});
