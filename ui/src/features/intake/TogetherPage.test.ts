import { beforeEach, expect, test, vi } from "vitest";
import { named, refusal } from "../../gallery/samples/intake";
import type { Named } from "../../lib/ipc";
import { click, named as button, one, show } from "../../lib/ui/mounted";
import { asksWhether } from "./named";
import TogetherPage from "./TogetherPage.svelte";

const told = { onone: vi.fn(), onleave: vi.fn() };
beforeEach(() => void vi.clearAllMocks());
const dropped: Named[] = [
  named("/school/plan.docx", "file"),
  named("/school/board.jpg", "file"),
  named("/stick/drafts", "folder"),
  named("/stick/.DS_Store", "left-behind"),
  named("/stick/2041.zip", "bundles"),
  named("/stick/result.zip", "result"),
  named("/stick/link.pdf", "nothing", { problem: { ...refusal, message: "A link is no file." } }),
];
const together = (all = dropped) => show(TogetherPage, { named: all, ...told });
const line = (name: string) =>
  [...document.querySelectorAll("main li")].find((row) => row.textContent.includes(name))?.textContent ?? "";
function tick(at: number) {
  const box = document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")[at];
  if (!box) throw new Error("no such box");
  click(box);
}

test("it asks once for all of them, and says what is done with each", () => {
  together();
  expect(one("h1").textContent).toBe("Are these 3 together one submission?");
  expect(line("plan.docx")).toMatch(/in school.*goes along/s);
  expect(line("drafts")).toContain("goes along with all that is in it");
  expect(line(".DS_Store")).toContain("made by the computer; left out");
  expect(line("2041.zip")).toContain("brought in by itself");
  expect(line("result.zip")).toContain("a signed result; verified, not brought in");
  expect(line("link.pdf")).toContain("A link is no file.");
  expect(one("aside").textContent).toContain("They lie in 2 folders");
  expect(one("main").textContent).toContain("Nothing is moved or changed where it lies.");
});

test("one press makes them one submission, with what a system left there, so that it is told", () => {
  together();
  expect(document.activeElement?.textContent.trim()).toBe("One submission");
  click(button("One submission"));
  expect(told.onone).toHaveBeenCalledExactlyOnceWith(
    ["/school/plan.docx", "/school/board.jpg", "/stick/drafts", "/stick/.DS_Store"],
    [],
  );
});

test("what is taken out stays where it is; a folder comes in as a submission of its own", () => {
  together();
  tick(0);
  expect(line("plan.docx")).toContain("stays where it is; nothing is done with it");
  tick(2);
  expect(line("drafts")).toContain("comes in as a submission of its own");
  expect(
    button("One submission").ariaDisabled ?? button("One submission").getAttribute("disabled"),
  ).not.toBeNull();
  expect(one("[role=status]").textContent).toContain("needs two at least");
  tick(0);
  click(button("One submission"));
  expect(told.onone).toHaveBeenCalledExactlyOnceWith(
    ["/school/plan.docx", "/school/board.jpg", "/stick/.DS_Store"],
    ["/stick/drafts"],
  );
});

test("it can be left", () => {
  together();
  click(button("Leave it"));
  expect(told.onleave).toHaveBeenCalledOnce();
});

test.each<[string, Named[], boolean]>([
  ["one file", [named("/a.pdf", "file")], false],
  ["two files", [named("/a.pdf", "file"), named("/b.pdf", "file")], true],
  ["a file and a folder of files", [named("/a.pdf", "file"), named("/b", "folder")], true],
  ["two folders, each a submission", [named("/a", "folder"), named("/b", "folder")], false],
  ["a file and a bundle", [named("/a.pdf", "file"), named("/b.zip", "bundles")], false],
  ["a file and what a Mac left", [named("/a.pdf", "file"), named("/.DS_Store", "left-behind")], false],
  ["a file and a download", [named("/a.pdf", "file"), named("/moodle.zip", "download")], false],
])("of %s it is asked whether they are one submission: %s", (_, all, asked) =>
  expect(asksWhether(all)).toBe(asked),
);
