import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { click, named, one, show, write } from "../../lib/ui/mounted";
import { Recusing, Returning } from "./parting.svelte";
import RecuseDialog from "./RecuseDialog.svelte";
import ReturnDialog from "./ReturnDialog.svelte";

const told = { ondraft: vi.fn(), onreturn: vi.fn(), onrecuse: vi.fn(), onclose: vi.fn() };
beforeEach(() => void vi.clearAllMocks());

const returning = (kept: Returning | string = "", more: { annotations?: number; levels?: number } = {}) =>
  show(ReturnDialog, {
    open: true,
    number: "2041",
    here: "classroom.mp4, 06:12",
    kept: typeof kept === "string" ? new Returning(kept) : kept,
    annotations: 12,
    levels: 4,
    ...more,
    ...told,
  });
const box = (words: string) => {
  const label = [...document.querySelectorAll("label")].find((each) => each.textContent.includes(words));
  click(one("input", label));
};

test("the focus starts on the safe answer", async () => {
  returning();
  await vi.waitFor(() => expect(document.activeElement).toBe(named("Keep reviewing")));
});

test("without a reason, or without words, nothing goes back", () => {
  returning();
  click(named("Check and sign the return"));
  expect(document.body.textContent).toContain("Choose at least one reason.");
  box("Consent is missing");
  click(named("Check and sign the return"));
  expect(document.body.textContent).toContain("Write what the candidate reads.");
  write(one<HTMLTextAreaElement>("textarea"), "   ");
  click(named("Check and sign the return"));
  expect(told.onreturn).not.toHaveBeenCalled();
});

test("reasons go in their order with the places that were named, then the words", () => {
  returning();
  box("A file cannot be opened");
  box("A face or a name shows");
  click(named("Name the place: classroom.mp4, 06:12"));
  write(one<HTMLTextAreaElement>("textarea"), " Cover the name. ");
  click(named("Check and sign the return"));
  expect(told.onreturn).toHaveBeenCalledWith([
    "A face or a name shows without consent (classroom.mp4, 06:12)",
    "A file cannot be opened, read or heard",
    "Cover the name.",
  ]);
});

test("a place can be taken away again", () => {
  returning("Cover the name.");
  box("A face or a name shows");
  click(named("Name the place"));
  click(named("Without the place"));
  click(named("Check and sign the return"));
  expect(told.onreturn).toHaveBeenCalledWith(["A face or a name shows without consent", "Cover the name."]);
});

test("another reason is in the words alone", () => {
  returning("The lesson is of another year.");
  box("Another reason");
  click(named("Check and sign the return"));
  expect(told.onreturn).toHaveBeenCalledWith(["The lesson is of another year."]);
});

test("it says what stays, and what is typed goes to the draft", () => {
  returning();
  expect(document.body.textContent).toContain("Your 12 annotations and 4 levels stay in this review");
  write(one<HTMLTextAreaElement>("textarea"), "At 06:12");
  expect(told.ondraft).toHaveBeenLastCalledWith("At 06:12");
});

test("a dialog that is opened again has the reasons, places and words that it was left with", () => {
  const kept = new Returning("");
  returning(kept);
  box("A face or a name shows");
  click(named("Name the place"));
  write(one<HTMLTextAreaElement>("textarea"), "Cover the name.");
  click(named("Keep reviewing"));
  returning(kept);
  click(named("Check and sign the return"));
  expect(told.onreturn).toHaveBeenCalledWith([
    "A face or a name shows without consent (classroom.mp4, 06:12)",
    "Cover the name.",
  ]);
});

const lastDraft = () => String(told.ondraft.mock.lastCall?.[0]);

test("what was chosen is kept with every choice, and is there again in a window that knows the draft alone", () => {
  returning();
  box("Consent is missing");
  box("A face or a name shows");
  click(named("Name the place"));
  returning(lastDraft());
  expect(named("Without the place").textContent).toContain("classroom.mp4, 06:12");
  write(one<HTMLTextAreaElement>("textarea"), "Cover the name.");
  returning(lastDraft());
  click(named("Check and sign the return"));
  expect(told.onreturn).toHaveBeenCalledWith([
    "A face or a name shows without consent (classroom.mp4, 06:12)",
    "Consent is missing or not complete",
    "Cover the name.",
  ]);
});

test("a choice that is taken back is taken out of the draft, and a dialog without any leaves none", () => {
  returning();
  box("Consent is missing");
  box("Consent is missing");
  expect(told.ondraft).toHaveBeenLastCalledWith("");
});

test.each(["Cover the name.", '{"reasons', '{"reasons":{"face":7},"words":"So"}', "[]", "null", '"So"'])(
  "a draft of words alone is words: %s",
  (text) => {
    const { words, chosen } = new Returning(text);
    expect([words, chosen.size]).toEqual([text, 0]);
  },
);

test("a reason that there is not any more is left out, and the words stay", () => {
  const kept = new Returning('{"reasons":{"weather":null,"face":null},"words":"So"}');
  expect([...kept.chosen.keys()]).toEqual(["face"]);
  expect(kept.words).toBe("So");
});

test("where nothing was said yet nothing is said to stay", () => {
  returning("", { annotations: 0, levels: 0 });
  expect(document.body.textContent).not.toContain("stay in this review");
});

test("keeping on reviewing sends nothing", () => {
  returning();
  click(named("Keep reviewing"));
  expect(told.onclose).toHaveBeenCalledOnce();
  expect(told.onreturn).not.toHaveBeenCalled();
});

const recusing = (kept = new Recusing("")) =>
  show(RecuseDialog, { open: true, number: "2041", kept, ...told });
const round = (value: string) => click(one(`input[value="${value}"]`));

test("one reason is needed to step back, and no more than one can be chosen", () => {
  recusing();
  click(named("Recuse"));
  expect(told.onrecuse).not.toHaveBeenCalled();
  round("know");
  round("fair");
  click(named("Recuse"));
  expect(told.onrecuse).toHaveBeenCalledWith("I would not be fair to it");
});

test("another reason needs its line", () => {
  recusing();
  round("another");
  click(named("Recuse"));
  expect(document.body.textContent).toContain("Write the reason in the line.");
  write(one<HTMLTextAreaElement>("textarea"), "I watched an earlier lesson.");
  click(named("Recuse"));
  expect(told.onrecuse).toHaveBeenCalledWith("Another reason: I watched an earlier lesson.");
});

test("it says that what was scored is locked", () => {
  recusing();
  flushSync();
  expect(document.body.textContent).toContain("locked, shown to nobody and used for nothing");
});

test("who opens it again to step back has the reason and the line", () => {
  const kept = new Recusing("");
  recusing(kept);
  round("know");
  write(one<HTMLTextAreaElement>("textarea"), "My neighbour.");
  click(named("Keep reviewing"));
  recusing(kept);
  click(named("Recuse"));
  expect(told.onrecuse).toHaveBeenCalledWith(expect.stringContaining("My neighbour."));
});

test("the reason to step back is kept with the choice, and is there again in a window that knows the draft alone", () => {
  recusing();
  round("know");
  recusing(new Recusing(lastDraft()));
  write(one<HTMLTextAreaElement>("textarea"), "My neighbour.");
  recusing(new Recusing(lastDraft()));
  click(named("Recuse"));
  expect(told.onrecuse).toHaveBeenCalledWith(expect.stringContaining("My neighbour."));
});
