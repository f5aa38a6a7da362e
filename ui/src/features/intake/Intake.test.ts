import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import { click, named, one, show } from "../../lib/ui/mounted";
import IntakePage from "./IntakePage.svelte";

const report = {
  picture: () => null,
  onstart: vi.fn(),
  onlater: vi.fn(),
  ondue: vi.fn(),
  onaccept: vi.fn(),
};
beforeEach(() => void vi.clearAllMocks());

test("a good submission is ready, and every file has no finding", () => {
  show(IntakePage, { intake: sample.intake(false), ...report });
  expect(one("h1").textContent).toBe("Ready to review");
  expect(document.querySelectorAll(".finding.ok")).toHaveLength(6);
  click(named("Start the review"));
  expect(report.onstart).toHaveBeenCalledOnce();
});

test.each([
  ["in-review", "Go on with the review"],
  ["ready", "Go on with the review"],
  ["signed", "Open the review"],
  ["recused", "Open the review"],
] as const)("the report of one that is %s leads back to its review", (review, words) => {
  show(IntakePage, { intake: { ...sample.intake(false), review }, ...report });
  click(named(words));
  expect(report.onstart).toHaveBeenCalledOnce();
});

test("in a narrow window the files keep their whole names", () => {
  show(IntakePage, { intake: sample.intake(false), ...report });
  expect(document.querySelectorAll("th.file .wraps")).toHaveLength(6);
});

test("what is worth knowing is counted, and red is only what cannot be used", () => {
  show(IntakePage, { intake: sample.intake(true), ...report });
  expect(one("h1").textContent).toBe("2 things to look at");
  expect(document.querySelectorAll(".below > ul > li")).toHaveLength(2);
  expect(document.querySelectorAll("td.bad")).toHaveLength(1);
  expect(one("td.bad").textContent).toContain("cannot be played here");
  expect(document.body.textContent).toContain("The same of 2 files");
});

test("a requirement that is not met says so in words", () => {
  show(IntakePage, { intake: sample.intake(true), ...report });
  expect(one("li.open").textContent).toContain("not met:");
  expect(one("li.open").textContent).toContain("0 of 1");
});

test("a micro-credential that came along is said to have come along, and can be taken in", () => {
  const onaccept = vi.fn();
  show(IntakePage, { intake: sample.intake(true), ...report, onaccept });
  click(named("Take it in"));
  expect(onaccept).toHaveBeenCalledOnce();
});

test("missing consent is counted", () => {
  const intake = sample.intake(false);
  const artifacts = intake.artifacts.map((one) => ({ ...one, consent: "missing" as const }));
  show(IntakePage, { intake: { ...intake, artifacts }, ...report });
  expect(document.body.textContent).toContain("Missing for 6 files");
});

test("a picture that does not come leaves no hole", () => {
  show(IntakePage, {
    intake: sample.intake(false),
    ...report,
    picture: ({ id }: { id: string }) => `/${id}`,
  });
  const before = document.querySelectorAll("img").length;
  one("img").dispatchEvent(new Event("error"));
  flushSync();
  expect(document.querySelectorAll("img")).toHaveLength(before - 1);
});
