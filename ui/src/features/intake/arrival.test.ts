import { expect, test } from "vitest";
import { intake, note } from "../../gallery/samples/intake";
import { withArrival } from "./arrival";

const renamed = note("file-renamed", "warning", "exit-ticket-a.jpg", "It was called Ünit.jpg.", "h");

test("what was told on arrival stands in the report and beside its file", () => {
  const report = withArrival(intake(false), [renamed]);
  expect(report.verdict).toBe("to-look-at");
  expect(report.notes).toEqual([renamed]);
  expect(report.artifacts.filter(({ notes }) => notes.length > 0).map(({ path }) => path)).toEqual([
    "exit-ticket-a.jpg",
  ]);
});

test("what the report says already is not said twice", () => {
  const report = intake(true);
  expect(withArrival(report, report.notes)).toBe(report);
});

test("a micro-credential that came along is told in its own place", () => {
  const report = intake(false);
  expect(withArrival(report, [note("micro-credential-unknown", "warning", null, "m", "h")])).toBe(report);
});
