import { expect, test } from "vitest";
import type { Missing } from "../../lib/ipc";
import { facts as sample } from "../../gallery/samples/signing";
import { annotation, row } from "../review/testing/sample";
import { inOrder, inTheWay, toLookAt, withUnsaid } from "./checks";

const missing = (code: string, severity: "error" | "warning"): Missing => ({
  note: { code, severity, path: null, message: code, hint: "" },
  criterion: null,
  field: null,
  artifact: null,
  requirement: null,
  draft: null,
});
const { criteria } = sample();
const ids = criteria.map(({ id }) => id);
const [first = "", ...others] = ids;
const full = (criterion: string, level: string) =>
  row(criterion, { level, rationale: "So.", strength: "This.", nextStep: "That." });
// One criterion is not there yet; all rest on a place.
const facts = sample({
  rows: ids.map((id) => full(id, id === first ? "basic" : "demonstrated")),
  annotations: [annotation("a1", { criteria: ids })],
});
const empty = sample({ purpose: "formative", rows: ids.map((id) => row(id)), annotations: [] });
const said = (more: Parameters<typeof sample>[0]) => inOrder([], { ...empty, ...more }).join(" ");

test("what stands in the way comes first, the rest as Rust has it", () => {
  const all = toLookAt([
    missing("not-opened", "warning"),
    missing("criterion-unscored", "error"),
    missing("place-missing", "warning"),
  ]);
  expect(all.map(({ code }) => code)).toEqual(["criterion-unscored", "not-opened", "place-missing"]);
  expect(inTheWay(all)).toBe(1);
});

test("a comment that was not finished is led to by its draft, each by its own", () => {
  const found = [
    { ...missing("draft-left", "warning"), draft: "annotation:new" },
    { ...missing("draft-left", "warning"), criterion: first, field: "rationale" },
    { ...missing("draft-left", "warning"), draft: "annotation:a7" },
    missing("not-opened", "warning"),
  ];
  expect(toLookAt(found).map(({ draft }) => draft)).toEqual(["annotation:new", null, "annotation:a7", null]);
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

test.each(["artifact-damaged", "artifact-missing"])(
  "a file of which %s is told has no digest that matches",
  (code) => expect(inOrder(toLookAt([missing(code, "warning")]), facts).join(" ")).not.toContain("digest"),
);

test("of a return nothing is said about levels", () =>
  expect(inOrder([], { ...facts, returned: ["Consent is missing"] })).toEqual(["All 6 digests still match"]));

test("of feedback in which nothing was said, only the files and their digests are in order", () =>
  expect(said({})).toBe("All 6 files were opened All 6 digests still match"));

test("one level of five is no answer to every criterion", () => {
  const one = said({ rows: [full(first, "basic"), ...others.map((id) => row(id))] });
  expect(one).not.toContain("Every criterion");
  expect(one).toContain("has a strength and a next step");
});

test("a level without a rationale and without a place rests on nothing, though only the rationale is told", () =>
  expect(
    inOrder(toLookAt([missing("rationale-missing", "error")]), { ...facts, annotations: [] }).join(" "),
  ).not.toContain("Every level rests"));

test("a whole file is no place", () =>
  expect(
    said({ rows: facts.rows, annotations: [annotation("a1", { criteria: ids, place: { kind: "whole" } })] }),
  ).not.toContain("Every level rests"));

test("where everything is there already, nothing is said of what is not", () =>
  expect(said({ rows: ids.map((id) => full(id, "demonstrated")) })).not.toContain("not there yet"));

test("feedback in which nothing was said is to look at, and the way leads to the first criterion", () => {
  const opened = toLookAt([missing("not-opened", "warning")]);
  const all = withUnsaid(opened, empty);
  expect(all.map(({ code }) => code)).toEqual(["nothing-said", "not-opened"]);
  expect(all[0]).toMatchObject({ severity: "warning", criterion: first, field: "level" });
});

test.each([
  ["a level", { rows: [full(first, "basic")] }],
  ["one word", { rows: [row(first, { strength: "This." })] }],
  ["a comment", { annotations: [annotation("a1", { criteria: [] })] }],
  ["a return", { returned: ["Consent is missing"] }],
])("with %s something was said", (_, more) => expect(withUnsaid([], { ...empty, ...more })).toEqual([]));

test("a summative review names each criterion without an answer, and needs no word more", () => {
  const unscored = toLookAt([missing("criterion-unscored", "error")]);
  expect(withUnsaid(unscored, { ...empty, purpose: "summative" })).toEqual(unscored);
});
