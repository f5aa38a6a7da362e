import { beforeEach, expect, test, vi } from "vitest";
import { speak } from "../../lib/messages";
import { click, named, show } from "../../lib/ui/mounted";
import CutOff from "./CutOff.svelte";

const at = new Date(2026, 10, 24, 12, 33).toISOString();
const imports = [
  { path: "/in/class.zip", with: [], name: "class.zip", begun: at },
  { path: "/in/late.zip", with: [], name: "late.zip", begun: at },
];
const [onagain, onforget] = [vi.fn(), vi.fn()];
beforeEach(() => void vi.clearAllMocks());
const text = () => document.body.textContent.replace(/\s+/g, " ");

test("what was cut off is named, with when, and that nothing half is kept", () => {
  show(CutOff, { imports, onagain, onforget });
  expect(text()).toContain("Bringing in “class.zip” was cut off.");
  expect(text()).toContain("24 November 2026, 12:33");
  expect(text()).toContain("nothing is kept");
  expect(text()).toContain("late.zip");
});

test("it is brought in again, or not told any more", () => {
  show(CutOff, { imports, onagain, onforget });
  click(named("Bring it in again"));
  click(named("Do not tell this again: “late.zip”"));
  expect(onagain.mock.calls).toEqual([[["/in/class.zip"]]]);
  expect(onforget.mock.calls).toEqual([["/in/late.zip"]]);
});

test("several files that were one submission are brought in again as one", () => {
  const one = { path: "/in/plan.pdf", with: ["/stick/film.mp4"], name: "plan.pdf", begun: at };
  show(CutOff, { imports: [one], onagain, onforget });
  expect(text()).toContain("Bringing in “plan.pdf and 1 more” was cut off.");
  click(named("Bring it in again"));
  expect(onagain.mock.calls).toEqual([[["/in/plan.pdf", "/stick/film.mp4"]]]);
});

test("in Spanish it is Spanish", () => {
  speak("es");
  show(CutOff, { imports, onagain, onforget });
  expect(text()).toContain("Traer “class.zip” quedó interrumpido.");
  speak("en");
});

test("where nothing was cut off nothing stands there", () => {
  show(CutOff, { imports: [], onagain, onforget });
  expect(document.querySelector("ul")).toBeNull();
});
