import { beforeEach, expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import { click, named, one, press, show } from "../../lib/ui/mounted";
import BringInPage from "./BringInPage.svelte";
import Refused from "./Refused.svelte";

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
  const exactly = [...document.querySelectorAll("button")].filter(
    ({ textContent }) => textContent.trim() === "Leave out",
  );
  exactly.forEach(click);
  click(named("Try again"));
  click(named("Read why"));
  expect(told.oncancel.mock.calls).toEqual([[rowOf(7)], [rowOf(8)]]);
  expect(told.onagain).toHaveBeenCalledWith(rowOf(9));
  expect(told.onlook).toHaveBeenCalledWith(rowOf(3));
});

test("what asks something can be left out as well", () => {
  show(BringInPage, { rows: [rowOf(6)], ...told });
  click(named("Leave out: "));
  expect(told.oncancel).toHaveBeenCalledExactlyOnceWith(rowOf(6));
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

test("of what is not there it does not say that it lies there, and nobody is sent to the candidate for it", () => {
  const problem = { code: "file-missing", message: "Gone.", hint: "Look at the spelling.", also: [] };
  show(Refused, { name: "march", problem, onback: vi.fn(), onagain: vi.fn() });
  const page = document.body.textContent;
  for (const words of ["lies where it lay", "the spelling", "from the candidate"])
    expect(page).not.toContain(words);
  expect(page).toContain("put it back where it lay");
});

test.each([
  ["digest-mismatch", true],
  ["zip-truncated", true],
  ["disk-full", false],
  ["bundle-large", false],
  ["number-taken", false],
])("of %s it has to come from the candidate again: %s", (code, again) => {
  const problem = { code, message: "m", hint: "the way out", also: [] };
  show(Refused, { name: "2066.zip", problem, onback: vi.fn(), onagain: vi.fn() });
  expect(document.body.textContent.includes("from the candidate again")).toBe(again);
  expect(document.body.textContent).toContain("the way out");
  expect(document.body.textContent).toContain("lies where it lay");
});

test("of what is interrupted nothing half is kept, and it is said where it is told", () => {
  show(BringInPage, { rows: sample.bringing, ...told });
  expect(one("aside").textContent).toContain("nothing half is kept");
  expect(one("aside").textContent).not.toContain("goes on from");
});

test("what is said of many files stands once in the way", () => {
  const error = (path: string) => sample.note("empty-file", "error", path, `${path} is empty.`, "h");
  const problem = { ...sample.refusal, also: [error("a.jpg"), error("b.jpg")] };
  show(Refused, { name: "2066.zip", problem, onback: vi.fn(), onagain: vi.fn() });
  expect(one("h1").textContent).toBe("2 things stand in the way");
  expect(document.querySelectorAll(".notes li")).toHaveLength(2);
});

test("one alone is not told to begin with the first ones", () => {
  const running = sample.bringing.filter(({ state }) => state === "running");
  show(BringInPage, { rows: running, ...told });
  expect(one("h1").textContent).toBe("Being looked through");
  expect(document.body.textContent).toContain("It is checked before anything of it is kept.");
});
