import { expect, test } from "vitest";
import { annotation } from "../review/testing/sample";
import { unfinishedComments } from "./unfinished";

const draft = (field: string, text: string) => ({ field, text, begun: null });

test("comments that say another thing than what is kept are not finished, and nothing else is asked for", () => {
  const drafts = [
    draft("annotation:new", "What do they"),
    draft("annotation:a1", "All 24"),
    draft("annotation:a2", "All 24 hands"),
    draft("annotation:a3", "  \n"),
    draft("note", "Ask"),
    draft("rationale:plans-the-check", "So"),
  ];
  const annotations = [
    annotation("a1", { comment: "All 24 hands" }),
    annotation("a2", { comment: "All 24 hands" }),
  ];
  expect(unfinishedComments({ drafts, annotations })).toEqual(["annotation:new", "annotation:a1"]);
});
