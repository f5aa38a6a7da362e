import { expect, test } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import { artifacts } from "../review/testing/sample";
import EvidenceRail from "./EvidenceRail.svelte";

function open() {
  const did: string[] = [];
  show(EvidenceRail, {
    artifacts: artifacts.slice(0, 2),
    seen: (artifact: string) => ({
      artifact,
      opened: artifact === "plan",
      stretches: [[1, 1]] as [number, number][],
    }),
    open: ["plan"],
    onopen: (id: string) => did.push(id),
    onwhole: () => did.push("whole"),
  });
  return did;
}

test("each ring is named by its file and how much of it was seen", () => {
  open();
  expect(named("lesson-plan.pdf: 1 of 2 p.").getAttribute("aria-current")).toBe("true");
  expect(named("sample-1.jpg: not opened").getAttribute("aria-current")).toBeNull();
});

test("pressed, its file is opened; the whole list is one press away", () => {
  const did = open();
  click(named("sample-1.jpg"));
  click(named("Show the evidence in full"));
  expect(did).toEqual(["sample-1", "whole"]);
});
