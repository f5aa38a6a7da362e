import { beforeEach, expect, test, vi } from "vitest";
import { click, named, one, show } from "../../lib/ui/mounted";
import CannotShow from "./CannotShow.svelte";
import { anArtifact } from "./testing";

const onoutside = vi.fn();
beforeEach(() => void onoutside.mockClear());
const open = (over = {}, props = {}) =>
  show(CannotShow, {
    artifact: anArtifact({
      path: "plans/unit-plan.pages",
      formatName: "Pages document",
      codecs: [],
      ...over,
    }),
    title: "It cannot be shown here",
    why: "Only its own program opens it.",
    works: "comments on the whole file",
    onoutside,
    ...props,
  });
const told = () => [...document.querySelectorAll("dd")].map(({ textContent }) => textContent);

test("it says what the file is by its content, and what works all the same", () => {
  open();
  expect(told()).toEqual([
    "unit-plan.pages",
    "Pages document",
    "Classroom video",
    "2.8 MB · 9c41 77e0",
    "comments on the whole file",
  ]);
});

test("a file that is offered for nothing says so", () => {
  open({ requirement: null });
  expect(told()[2]).toBe("no requirement");
});

test("the way out stands beside it, where there is one", () => {
  open({ wayOut: "Ask for a PDF." });
  expect(document.body.textContent).toContain("Ask for a PDF.");
});

test.each([
  ["Open with", "open"],
  ["Comment on", "comment"],
  ["Save a copy", "save-copy"],
  ["Cannot be judged", "cannot-judge"],
  ["return the submission", "return"],
])("“%s” leads out of it", (words, what) => {
  open();
  click(named(words));
  expect(onoutside.mock.calls).toEqual([[what]]);
});

test("that it was read outside is said by a box", () => {
  open({}, { read: true });
  expect(one<HTMLInputElement>("input[type=checkbox]").checked).toBe(true);
  document.body.replaceChildren();
  open();
  click(one("input[type=checkbox]"));
  expect(onoutside.mock.calls).toEqual([["read-outside"]]);
});

test("what can be asked for once more has a button for it, and what cannot has none", () => {
  const onagain = vi.fn();
  open();
  expect(document.body.textContent).not.toContain("Try again");
  document.body.replaceChildren();
  open({}, { onagain });
  click(named("Try again"));
  expect(onagain).toHaveBeenCalledOnce();
});
