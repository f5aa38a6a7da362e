import { expect, test } from "vitest";
import { facts } from "../../gallery/samples/signing";
import { growthOf, stepsUp } from "./growth";

test("strengths, questions and next steps are told with criterion and place, what is written first", () => {
  const growth = growthOf(facts());
  expect(growth.strengths[0]).toMatchObject({ criterion: 1, place: null });
  expect(growth.strengths[1]?.place).not.toBeNull();
  expect(growth.questions.every((one) => one.annotation !== null)).toBe(true);
  expect(growth.nextSteps.map((one) => one.criterion)).toContain(2);
});

test("an empty field says nothing", () => {
  const rows = facts().rows.map((row) => ({ ...row, strength: "  ", nextStep: "" }));
  const growth = growthOf({ ...facts(), rows, annotations: [] });
  expect(growth).toEqual({ strengths: [], questions: [], nextSteps: [] });
});

test("only what is not there yet has a step up, from its level to the required one", () => {
  const [step, ...more] = stepsUp(facts());
  expect(step).toMatchObject({ number: 2, from: "Developing", to: "Demonstrated" });
  expect(more).toEqual([]);
});

test("what cannot be judged has a step up from no level", () => {
  const { criteria, rows } = facts();
  const asked = rows.map((row) => (row.cannotJudge ? { ...row, nextStep: "Send the sound again." } : row));
  expect(stepsUp({ criteria, rows: asked })[1]).toMatchObject({ from: null, to: "Demonstrated" });
});

test("a next step for a level that is reached is not a step up", () => {
  const { criteria, rows } = facts();
  const all = rows.map((row) => ({ ...row, level: "demonstrated", cannotJudge: null, nextStep: "More." }));
  expect(stepsUp({ criteria, rows: all })).toEqual([]);
});
