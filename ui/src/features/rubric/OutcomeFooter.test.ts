import { beforeEach, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { click, named, one, show } from "../../lib/ui/mounted";
import { criteria, review, row } from "../review/testing/sample";
import OutcomeFooter from "./OutcomeFooter.svelte";

const oncheck = vi.fn();
beforeEach(() => void oncheck.mockClear());
const scored = criteria.map(({ id }) => row(id, { level: "developing" }));
const open = (over: Partial<Review> = {}, cannotJudge = false) =>
  show(OutcomeFooter, { review: review({ rows: scored, ...over }), cannotJudge, items: [], oncheck });
const outcome = {
  value: "not-yet",
  sentence: "3 of 5 criteria at Demonstrated. *Finds out why* is Basic: not yet.",
  nearCut: false,
} as const;
const said = () => one("[role=status]").textContent.trim();

test("the criteria that the sentence names stand out, and no asterisk is seen", () => {
  open({ outcome });
  expect(said()).toContain("3 of 5 criteria at Demonstrated. Finds out why is Basic: not yet.");
  expect(one("em").textContent).toBe("Finds out why");
});

test("a sentence that is cut is whole beside the pointer", () => {
  open({ outcome });
  expect(one(".says").title).toBe(
    "Not yet · 3 of 5 criteria at Demonstrated. Finds out why is Basic: not yet.",
  );
});

test("while criteria are not scored it is one short sentence", () => {
  open({ outcome, rows: criteria.map(({ id }) => row(id)) });
  expect(one(".says").textContent).toBe("Not yet, as it stands: 5 criteria are not scored");
  expect(one("em").textContent).toBe("Not yet");
});

test("formative says no outcome, whatever the rule computes", () => {
  open({ outcome, purpose: "formative" });
  expect(said()).not.toContain("not yet");
});

test("below it stands what “cannot be judged” counts as", () => {
  open({ outcome }, true);
  expect(said()).toContain("counts as below Basic");
});

test("the way on is to check and sign; of a signed one to see the record", () => {
  open({ outcome });
  click(named("Check and sign"));
  expect(oncheck).toHaveBeenCalledOnce();
  document.body.replaceChildren();
  open({ outcome, phase: "signed" });
  expect(named("See the record")).toBeDefined();
});

test("one who stood back signs nothing", () => {
  open({ phase: "recused" });
  expect(() => named("Check and sign")).toThrow();
});
