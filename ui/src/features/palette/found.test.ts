import { expect, test } from "vitest";
import type { Hit } from "../../lib/ipc/contract";
import { review2041 } from "../../gallery/reviewSample";
import { wayTo, whereOf } from "./found";

const review = review2041();
const hit = (more: Partial<Hit>): Hit => ({
  ...{ artifact: null, annotation: null, path: "", place: null, label: "" },
  ...{ before: "", hit: "pairs", after: "" },
  ...more,
});

test.each([
  ["rationale:adjusts-teaching", "Rationale · Adjusts teaching"],
  ["next-step:adjusts-teaching", "Next step · Adjusts teaching"],
  ["note", "Private note"],
])("what stands in %s is said in words", (path, words) => expect(whereOf(hit({ path }), review)).toBe(words));

test("a file is said by its name and the place in it", () => {
  const found = hit({ artifact: "plan", path: "plan.pdf", label: "p. 2" });
  expect(whereOf(found, review)).toBe("plan.pdf, p. 2");
  expect(wayTo(found)).toEqual({ to: "artifact", artifact: "plan", place: null });
});

test("a comment is said by the file and the place that it is on", () => {
  const [file] = review.artifacts;
  const found = hit({
    annotation: "a",
    artifact: file?.id ?? "",
    path: "annotation:urn:uuid:1",
    label: "0:31",
  });
  expect(whereOf(found, review)).toBe(`Comment on ${file?.path}, 0:31`);
  expect(wayTo(found)).toEqual({ to: "annotation", annotation: "a" });
});

test("a rationale leads to its criterion, a note to no place", () => {
  expect(wayTo(hit({ path: "rationale:adjusts-teaching" }))).toEqual({
    to: "criterion",
    criterion: "adjusts-teaching",
    field: "rationale",
  });
  expect(wayTo(hit({ path: "note" }))).toBeNull();
});
