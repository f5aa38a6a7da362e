import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import { click, named, one, show, write } from "../../lib/ui/mounted";
import IntakePage from "./IntakePage.svelte";
import RolesPage from "./RolesPage.svelte";
import { opened } from "./roles";

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
  expect(one(".unmet").textContent).toContain("not met:");
  expect(one(".unmet").textContent).toContain("0 of 1");
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

const roles = () => {
  const onconfirm = vi.fn();
  show(RolesPage, {
    name: "2076",
    credential: "mc.json",
    came: [sample.proposed],
    asked: sample.asked,
    onconfirm,
    onleave: vi.fn(),
  });
  return onconfirm;
};
const bringIt = () => named("Write the bundle");
/** Chooses in the list of the file of this name. */
function choose(path: string, words: string) {
  const row = [...document.querySelectorAll("tr")].find((each) => each.textContent.includes(path));
  const trigger = row?.querySelectorAll<HTMLElement>("button[aria-haspopup]")[0];
  trigger?.focus();
  trigger?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  flushSync();
  // The list of before may still be on its way out.
  const option = [...document.querySelectorAll<HTMLElement>('[role="option"]')]
    .filter((each) => each.textContent.includes(words))
    .at(-1);
  option?.dispatchEvent(new MouseEvent("pointerup", { bubbles: true }));
  flushSync();
}

test("nothing is brought in before every role is chosen or confirmed", () => {
  const onconfirm = roles();
  click(bringIt());
  expect(onconfirm).not.toHaveBeenCalled();
  expect(document.body.textContent).toContain("2 files to choose. 1 to confirm. Then it can be brought in.");
});

test("what is only likely is confirmed as it is", () => {
  roles();
  click(named("It is"));
  expect(document.body.textContent).toContain("2 files to choose. Then it can be brought in.");
});

test("consent is never assumed", () => {
  const [submission] = opened([sample.proposed]);
  expect(submission?.roles.every((role) => role.consent === "missing")).toBe(true);
});

test("a number is digits, never a name", () => {
  roles();
  write(one<HTMLInputElement>('input[inputmode="numeric"]'), "Okafor");
  expect(document.body.textContent).toContain("Up to twelve digits, nothing else.");
  expect(document.body.textContent).toContain("1 field to mend.");
});

test("chosen, confirmed and numbered, they go in as the person said", () => {
  const onconfirm = roles();
  click(named("It is"));
  choose("IMG_2213.HEIC", "Student work");
  choose("New Recording 7", "Nothing that is asked for");
  write(one<HTMLInputElement>('input[inputmode="numeric"]'), "2076");
  click(bringIt());
  const [confirmed] = onconfirm.mock.calls[0]?.[0] as {
    number: string;
    roles: { requirement: string | null }[];
  }[];
  expect(confirmed?.number).toBe("2076");
  expect(confirmed?.roles.map((role) => role.requirement)).toEqual([
    "plan",
    "work",
    "work",
    "work",
    "video",
    null,
  ]);
});

test("a file without a title is not brought in", () => {
  roles();
  write(one<HTMLInputElement>("td input"), " ");
  expect(document.body.textContent).toContain("1 field to mend.");
});
