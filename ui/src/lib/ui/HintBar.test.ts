import { expect, test } from "vitest";
import HintBar from "./HintBar.svelte";
import { one, show } from "./mounted";

test("it says keys and what they do now", () => {
  show(HintBar, { hints: [{ keys: ["Ctrl", "K"], does: "go to or do" }] });
  expect(one("li").textContent).toBe("CtrlKgo to or do");
});

test("nine at most", () => {
  show(HintBar, {
    hints: Array.from({ length: 12 }, (_, at) => ({ keys: String(at), does: `thing ${at}` })),
  });
  expect(document.querySelectorAll("li")).toHaveLength(9);
});

test("none, where no key acts", () => {
  show(HintBar, { hints: [] });
  expect(document.querySelectorAll("li")).toHaveLength(0);
});
