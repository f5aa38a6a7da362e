import { expect, test } from "vitest";
import { signed } from "../../gallery/samples/signing";
import { initials, punchesOf } from "./hallmark";

test.each([
  ["Ruth Okafor", "RO"],
  ["  Ana María de la Cruz ", "AC"],
  ["øystein åsen", "ØÅ"],
  ["Plato", "P"],
  ["𝒜 𝓑", "𝒜𝓑"],
  ["", ""],
])("the initials of “%s” are %s", (name, letters) => expect(initials(name)).toBe(letters));

test("it is struck who, which, what was reached, when", () => {
  const { punches, label } = punchesOf("2041", signed);
  expect(punches).toEqual([{ text: "RO" }, { text: "2041" }, { reached: 4, of: 5 }, { text: "2026" }]);
  expect(label).toBe("Hallmark: Ruth Okafor, No. 2041, 4 of 5 criteria, 2026");
});

test.each(["none", "returned"] as const)("an outcome of %s strikes no level", (value) => {
  const { punches } = punchesOf("2041", { ...signed, outcome: { ...signed.outcome, value } });
  expect(punches).toHaveLength(3);
});
