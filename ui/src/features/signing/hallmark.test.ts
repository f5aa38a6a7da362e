import { expect, test } from "vitest";
import { facts, signed } from "../../gallery/samples/signing";
import { initials, punchesOf } from "./hallmark";

// The same names as in the report's own test.
test.each([
  ["R. Okafor", "RO"],
  ["Maria del Carmen Ruiz", "MR"],
  ["Sample assessor 1", "S1"],
  ["(Panel) north", "PN"],
  ["Ada", "A"],
  ["李 老师", "李老"],
  ["مريم أحمد", "مأ"],
  ["ßen ßen", "SSS"],
  ["", ""],
  ["— …", ""],
])("the initials of “%s” are %s", (name, letters) => expect(initials(name)).toBe(letters));

const { criteria, rows } = facts();
const levels = criteria[0]?.levels.length ?? 0;
const judged = rows.map((row) => ({ ...row, level: row.level ?? "demonstrated", cannotJudge: null }));

test("it is struck who, which, the lowest level, when", () => {
  const { punches, label } = punchesOf("2041", signed, { criteria, rows: judged });
  const step = criteria[0]?.levels.findIndex(({ id }) => id === "developing");
  expect(punches).toEqual([{ text: "RO" }, { text: "2041" }, { step, of: levels }, { text: "2026" }]);
  expect(label).toBe("Hallmark: Ruth Okafor, No. 2041, lowest level Developing, 2026");
});

test("what cannot be judged stands below every level", () => {
  const { punches, label } = punchesOf("2041", signed, { criteria, rows });
  expect(punches[2]).toEqual({ step: null, of: levels });
  expect(label).toContain("Cannot be judged from this evidence");
});

test.each([
  ["none", "growth", "Feedback for growth"],
  ["returned", "back", "Returned without a judgement"],
] as const)("an outcome of %s strikes no level but its sign", (value, sign, words) => {
  const outcome = { ...signed.outcome, value };
  const { punches, label } = punchesOf("2041", { ...signed, outcome }, { criteria, rows });
  expect(punches[2]).toEqual({ sign });
  expect(label).toContain(words);
});
