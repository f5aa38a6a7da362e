import { beforeEach, expect, test, vi } from "vitest";
import type { CameAlong as Rubric, Difference } from "../../lib/ipc";
import { click, named, one, show } from "../../lib/ui/mounted";
import CameAlong from "./CameAlong.svelte";
import { differenceWords } from "./differences";

const onaccept = vi.fn();
beforeEach(() => onaccept.mockClear());

const draft: Rubric = {
  sha256: "41aa",
  inCatalogue: false,
  chosen: false,
  signer: null,
  beside: null,
  differences: [],
};
function open(rubric: Partial<Rubric> = {}, more = {}) {
  show(CameAlong, { rubric: { ...draft, ...rubric }, busy: false, problem: null, onaccept, ...more });
}
const words = () => document.body.textContent.replace(/\s+/g, " ");

test("a draft that nobody signed and the catalogue has no version of says so", () => {
  open();
  expect(words()).toContain("Its micro-credential came along with it.");
  expect(words()).toContain("Signed by nobody: it is a draft");
  expect(words()).toContain("In your catalogue no version of it");
  click(named("Take it in"));
  expect(onaccept).toHaveBeenCalledOnce();
});

test("of one that the person chose nothing is said that it came along", () => {
  open({ chosen: true });
  expect(words()).toContain("You chose this micro-credential when you brought the files in.");
  expect(words()).not.toContain("came along");
});

test("a signed one beside another version: the key's words, and each thing that differs", () => {
  open({
    signer: "acid acorn acre acts afar affix aged agent",
    beside: "1",
    differences: [
      { part: "criterion", how: "new", title: "Hears from every student" },
      { part: "rule", how: "changed", title: null },
    ],
  });
  expect(words()).toContain("acid acorn acre acts afar affix aged agent");
  expect(words()).toContain("version 1");
  expect([...document.querySelectorAll("li")].map((line) => line.textContent)).toEqual([
    "New criterion: Hears from every student",
    "Another rule: how levels become an outcome",
  ]);
});

test.each<[Difference, string]>([
  [{ part: "aim", how: "changed", title: null }, "Another name or competency"],
  [{ part: "key-method", how: "changed", title: null }, "Another key method, or other research under it"],
  [{ part: "requirement", how: "gone", title: "Pause log" }, "Not asked for any more: Pause log"],
  [{ part: "requirement", how: "new", title: "Pause log" }, "Asked for anew: Pause log"],
  [{ part: "requirement", how: "changed", title: "Pause log" }, "Asked for otherwise: Pause log"],
  [{ part: "criterion", how: "gone", title: "Waits" }, "Criterion that is gone: Waits"],
  [{ part: "criterion", how: "changed", title: "Waits" }, "Criterion with other words or levels: Waits"],
  [{ part: "beside", how: "changed", title: null }, "Something beside: suggestions, topics or sources"],
])("%o is said in a line", (difference, line) => {
  expect(differenceWords(difference)).toBe(line);
});

test("while it is taken in it cannot be taken in again", () => {
  open({}, { busy: true });
  click(named("Take it in"));
  expect(onaccept).not.toHaveBeenCalled();
});

test("why it was not taken in stands under it, with what to do", () => {
  const problem = { code: "library-io", message: "The disk did not answer.", hint: "Look.", also: [] };
  open({}, { problem });
  expect(one("[role=alert]").textContent).toContain("The disk did not answer.");
  expect(words()).toContain("Look.");
});
