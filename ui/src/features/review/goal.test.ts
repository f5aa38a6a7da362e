import { expect, test } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { ReviewDesk } from "./desk.svelte";
import { goalOf, type Goal } from "./goal";
import { FakePort } from "./testing/fake";
import { annotation, review } from "./testing/sample";
import { FakeViewer, Toasts } from "./testing/viewer";

const about = { criterion: null, field: null, artifact: null, requirement: null };
const second = "adjusts-teaching";

test.each([
  [
    { criterion: second, field: "next-step" },
    { to: "criterion", criterion: second, field: "next-step" },
  ],
  [
    { criterion: second, field: null },
    { to: "criterion", criterion: second, field: "level" },
  ],
  [
    { criterion: second, field: "a word of later" },
    { to: "criterion", criterion: second, field: "level" },
  ],
  [{ artifact: "video" }, { to: "artifact", artifact: "video", place: null }],
  [{ requirement: "plan" }, { to: "requirement", requirement: "plan" }],
  [{}, null],
])("%o leads to %o", (found, goal) => expect(goalOf({ ...about, ...found })).toEqual(goal));

const left = { artifact: "plan", page: 2, atMs: null, field: "rationale:plans-the-check", caret: 3 };
function open(goal: Goal, over: Partial<Review> = {}): ReviewDesk {
  const port = new FakePort(review({ view: left, ...over }));
  return new ReviewDesk(port.review, port, new Toasts(), goal);
}

test("a criterion that lacks something is the open one, and its field has the focus, not the one that was left", () => {
  const desk = open({ to: "criterion", criterion: second, field: "next-step" });
  expect(desk.scoring.open).toBe(second);
  expect(desk.wish).toEqual({ field: `next-step:${second}`, caret: null });
  expect(desk.panels.artifact).toBe("plan");
});

test("a criterion that there is not leaves all as it was left", () => {
  const desk = open({ to: "criterion", criterion: "gone", field: "level" });
  expect(desk.wish?.field).toBe(left.field);
});

test("a file that was not looked at is opened, and no field takes the focus", () => {
  const desk = open({ to: "artifact", artifact: "sample-2", place: null });
  expect([desk.panels.artifact, desk.wish]).toEqual(["sample-2", null]);
});

test("a place that was found is gone to as soon as its viewer is there", () => {
  const place = { kind: "words", page: 1, start: 4, end: 9, quote: "piles" } as const;
  const desk = open({ to: "artifact", artifact: "reflection", place });
  const viewer = new FakeViewer({});
  desk.panels.attach("reflection", viewer);
  expect(viewer.did).toEqual(["reveal words"]);
});

test("an annotation is chosen, and its place gone to", () => {
  const desk = open({ to: "annotation", annotation: "a7" }, { annotations: [annotation("a7")] });
  expect([desk.panels.artifact, desk.citing.chosen]).toEqual(["video", "a7"]);
});

test("a file or an annotation that is gone leaves all as it was left", () => {
  expect(open({ to: "artifact", artifact: "gone", place: null }).panels.artifact).toBe("plan");
  expect(open({ to: "annotation", annotation: "gone" }).panels.artifact).toBe("plan");
});
