import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import BringInPage from "./BringInPage.svelte";
import IntakePage from "./IntakePage.svelte";
import Refused from "./Refused.svelte";
import RolesPage from "./RolesPage.svelte";
import { opened } from "./roles";

const told = {
  oncancel: vi.fn(),
  oncancelrest: vi.fn(),
  onagain: vi.fn(),
  onlook: vi.fn(),
  onopen: vi.fn(),
  onmore: vi.fn(),
  onback: vi.fn(),
};
beforeEach(() => void vi.clearAllMocks());
const rowOf = (key: number) =>
  sample.bringing.find((row) => row.key === key) as (typeof sample.bringing)[number];

test("each row says by icon, word and sentence what came of it", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  const page = document.body.textContent;
  for (const words of [
    "No. 2064, ready to review",
    "classroom.mp4 is not the file that was packed.",
    "Already here as No. 2064",
    "for which micro-credential?",
    "data/classroom-part-2.mp4",
    "1.3 GB of 2.1 GB",
    "Cancelled, nothing was kept",
    "A signed result, not a submission",
  ]) {
    expect(page).toContain(words);
  }
});

test("the list says itself how high it is, for a narrow window in which nothing else does", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  expect(one(".rows").style.getPropertyValue("--all")).toBe("440px");
});

test("one is cancelled, one is left out, one is tried again, one is read about", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  click(named("Cancel"));
  click(named("Leave out"));
  click(named("Try again"));
  click(named("Read why"));
  expect(told.oncancel.mock.calls).toEqual([[rowOf(7)], [rowOf(8)]]);
  expect(told.onagain).toHaveBeenCalledWith(rowOf(9));
  expect(told.onlook).toHaveBeenCalledWith(rowOf(3));
});

test("while others run one can start with the first, and cancel the rest", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  click(named("Start with No. 2064"));
  click(named("Cancel the rest"));
  expect(told.onopen).toHaveBeenCalledWith("s");
  expect(told.oncancelrest).toHaveBeenCalledOnce();
  expect(document.body.textContent).toContain("Cancelling keeps the 2 that are whole.");
});

test("by keys: Delete leaves out, Enter opens what is in or looks at what is not", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  const grid = one('[role="grid"]');
  grid.focus();
  press(grid, "Enter");
  expect(told.onopen).toHaveBeenCalledWith("s");
  press(grid, "ArrowDown");
  press(grid, "ArrowDown");
  press(grid, "Enter");
  expect(told.onlook).toHaveBeenCalledWith(rowOf(3));
  press(grid, "Delete");
  expect(told.oncancel).toHaveBeenCalledWith(rowOf(3));
});

test("what was left out of all of them is told beside the list", () => {
  const left = sample.note("file-unplaced", "warning", "liesmich.txt", "liesmich.txt was left out.", "");
  show(BringInPage, { rows: sample.bringing, notes: [left], ...told });
  expect(one("aside").textContent).toContain("liesmich.txt was left out.");
});

test("what waits for an answer is not over", () => {
  show(BringInPage, { rows: [rowOf(1), rowOf(6)], ...told });
  expect(one("h1").textContent).toBe("1 waits for your answer");
  expect(one("[role=progressbar]").getAttribute("aria-valuenow")).toBe("500");
});

test("the list has the focus when the page comes", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  expect(document.activeElement).toBe(one('[role="grid"]'));
});

test("when all is over and nothing came in, the way leads back", () => {
  show(BringInPage, { rows: [rowOf(3)], ...told });
  expect(document.body.textContent).toContain("Nothing new is in the library.");
  click(named("Back to the queue"));
  expect(told.onback).toHaveBeenCalledOnce();
});

test("a refusal says every thing that stands in the way, those that cannot be used first", () => {
  const back = vi.fn();
  show(Refused, { name: "2066.zip", problem: sample.refusal, onback: back, onagain: vi.fn() });
  expect(one("h1").textContent).toBe("2 things stand in the way");
  const said = [...document.querySelectorAll(".notes li")].map((item) => item.textContent);
  expect(said).toHaveLength(3);
  expect(said[2]).toContain("exit-ticket-b.jpg");
  click(named("Leave it"));
  expect(back).toHaveBeenCalledOnce();
});

const report = {
  picture: () => null,
  onstart: vi.fn(),
  onlater: vi.fn(),
  ondue: vi.fn(),
  onaccept: vi.fn(),
};

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
  show(IntakePage, { intake: sample.intake(false), review, ...report });
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
