import { expect, test } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import { criterionOf, row } from "../review/testing/sample";
import CriterionWords from "./CriterionWords.svelte";
import { FakePen } from "./testing";

const criterion = criterionOf(1);
const strength = `strength:${criterion.id}`;

type Over = { level?: string; cannotJudge?: boolean; formative?: boolean; locked?: boolean };
function open({ level, ...over }: Over = {}, pen = new FakePen()) {
  show(CriterionWords, {
    criterion,
    row: row(criterion.id, { level: level ?? null }),
    cannotJudge: false,
    reason: "",
    formative: false,
    locked: false,
    ...over,
    pen,
    places: [],
    onreason: (words: string) => pen.did.push(`reason ${words}`),
    onreveal: () => undefined,
  });
  return pen;
}
const labels = () => [...document.querySelectorAll("label")].map(({ textContent }) => textContent);
const asked = () => [...document.querySelectorAll("textarea")].map(({ placeholder }) => placeholder);

test("not scored, and at the required level, the rationale is asked for and the others can be added", () => {
  for (const level of [undefined, "demonstrated"]) {
    open(level ? { level } : {});
    expect(labels()).toEqual(["Rationale"]);
    expect(named("Strength")).toBeTruthy();
    expect(named("Next step")).toBeTruthy();
    document.body.replaceChildren();
  }
});

test("below it, a strength and a next step are needed for “not yet”", () => {
  open({ level: "developing" });
  expect(labels()).toEqual([
    "Rationale",
    "Strength, needed for “not yet”",
    "Next step, one level up, needed for “not yet”",
  ]);
  expect(asked().at(-1)).toBe("What would lead to “Demonstrated” in the next lesson?");
});

test("from Basic the next step leads one level up, not to the top", () => {
  open({ level: "basic" });
  expect(asked().at(-1)).toBe("What would lead to “Developing” in the next lesson?");
});

test("what cannot be judged needs a reason, and in the place of the next step what would let it be judged", () => {
  open({ cannotJudge: true });
  expect(labels()).toEqual(["Reason, needed", "What would let it be judged"]);
});

test("a rationale written before it could not be judged stays in sight", () => {
  open({ cannotJudge: true }, new FakePen({ [`rationale:${criterion.id}`]: "As seen." }));
  expect(labels()).toContain("Rationale");
});

test("formative, strength comes first and nothing is needed", () => {
  open({ level: "developing", formative: true });
  expect(labels()).toEqual(["Strength", "Rationale", "Next step, one level up"]);
});

test("a strength that is written is shown at any level", () => {
  open({ level: "demonstrated" }, new FakePen({ [strength]: "Two wrong answers are named." }));
  expect(labels()).toEqual(["Rationale", "Strength"]);
});

test("one that is wanted is asked for at the desk, which gives it the focus", () => {
  const pen = open({ level: "demonstrated" });
  click(named("Strength"));
  expect(pen.did).toEqual([`want ${strength}`]);
});

test("a field that is wished for is there to be given the focus", () => {
  const pen = new FakePen();
  pen.wish = { field: strength, caret: null };
  open({}, pen);
  expect(document.activeElement?.getAttribute("data-field")).toBe(strength);
});

test("a locked review offers nothing to add", () => {
  open({ level: "demonstrated", locked: true });
  expect(document.querySelector("button")).toBeNull();
});
