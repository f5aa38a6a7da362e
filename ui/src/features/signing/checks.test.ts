import { expect, test } from "vitest";
import type { Missing } from "../../lib/ipc";
import { inOrder, inTheWay, toLookAt } from "./checks";

const missing = (code: string, severity: "error" | "warning"): Missing => ({
  note: { code, severity, path: null, message: code, hint: "" },
  criterion: null,
  field: null,
  artifact: null,
  requirement: null,
});
const facts = { purpose: "summative" as const, returned: false, digestsMatch: true, files: 6 };

test("what stands in the way comes first, the rest as Rust has it", () => {
  const all = toLookAt([
    missing("not-opened", "warning"),
    missing("criterion-unscored", "error"),
    missing("place-missing", "warning"),
  ]);
  expect(all.map(({ code }) => code)).toEqual(["criterion-unscored", "not-opened", "place-missing"]);
  expect(inTheWay(all)).toBe(1);
});

test("where nothing is found everything is in order", () => expect(inOrder([], facts)).toHaveLength(5));

test.each([
  ["criterion-unscored", "Every criterion"],
  ["rationale-missing", "Every criterion"],
  ["place-missing", "Every level rests"],
  ["next-step-missing", "“Not yet” has"],
  ["strength-missing", "“Not yet” has"],
  ["not-opened", "opened"],
])("%s is never said to be in order", (code, words) => {
  const order = inOrder(toLookAt([missing(code, "warning")]), facts);
  expect(order).toHaveLength(4);
  expect(order.join(" ")).not.toContain(words);
});

test("a digest that does not match is not said to match", () =>
  expect(inOrder([], { ...facts, digestsMatch: false }).join(" ")).not.toContain("digest"));

test("of a return nothing is said about levels", () =>
  expect(inOrder([], { ...facts, returned: true })).toEqual(["All 6 digests still match"]));
