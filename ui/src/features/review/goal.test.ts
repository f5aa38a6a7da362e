import { expect, test } from "vitest";
import type { Begun, Review } from "../../lib/ipc/contract";
import { ReviewDesk } from "./desk.svelte";
import { goalOf, type Goal } from "./goal";
import { FakePort } from "./testing/fake";
import { annotation, review, time } from "./testing/sample";
import { FakeViewer, Toasts } from "./testing/viewer";

const about = { criterion: null, field: null, artifact: null, requirement: null, draft: null };
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
  [{ draft: "annotation:a7" }, { to: "draft", field: "annotation:a7" }],
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

const begun = {
  artifact: "video",
  places: [time(5_000, 9_000)],
  criteria: [second],
  kind: "question" as const,
};
const unfinished = (field: string, kept: Begun | null) => ({
  drafts: [{ field, text: "What do they", begun: kept }],
});

test("a comment that was begun is written on, in its file and at its place", () => {
  const desk = open({ to: "draft", field: "annotation:new" }, unfinished("annotation:new", begun));
  expect(desk.citing.now).toMatchObject({ id: null, text: "What do they", ...begun });
  expect(desk.wish).toEqual({ field: "annotation:new", caret: null });
  const viewer = new FakeViewer({});
  expect(desk.panels.artifact).toBe("video");
  desk.panels.attach("video", viewer);
  expect(viewer.did).toEqual(["reveal time"]);
});

test("a comment that was being changed is changed on, with the words that were typed", () => {
  const desk = open(
    { to: "draft", field: "annotation:a7" },
    { annotations: [annotation("a7")], ...unfinished("annotation:a7", begun) },
  );
  expect(desk.citing.now).toMatchObject({ id: "a7", text: "What do they" });
  expect([desk.panels.artifact, desk.citing.chosen]).toEqual(["video", "a7"]);
  expect(desk.wish?.field).toBe("annotation:a7");
});

test("words whose place nobody knows any more are offered to a comment on the open file, and put beside no other", () => {
  const desk = open({ to: "draft", field: "annotation:new" }, unfinished("annotation:new", null));
  expect(desk.citing.now).toMatchObject({ artifact: "plan", places: [{ kind: "whole" }], text: "" });
  expect(desk.citing.kept).toBe("What do they");
  expect(desk.wish?.field).toBe("annotation:new");
});

test.each(["annotation:gone", "annotation:new"])(
  "a draft %s that is gone leaves all as it was left",
  (field) => {
    const desk = open({ to: "draft", field });
    expect([desk.citing.now, desk.wish?.field]).toEqual([null, left.field]);
  },
);
