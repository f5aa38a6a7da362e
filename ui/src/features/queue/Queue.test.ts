import { flushSync } from "svelte";
import type { QueueRow } from "../../lib/ipc";
import { beforeEach, expect, test, vi } from "vitest";
import { Keyboard } from "../../lib/keys";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import { counts, day, many, now } from "../../gallery/samples/queue";
import { queueActions } from "./actions";
import Queue from "./Queue.svelte";

const wish = { text: "", states: [], sort: "due" as const, descending: false };
let keyboard: Keyboard;
const told = {
  onwish: vi.fn(),
  onopen: vi.fn(),
  onbring: vi.fn(),
  onverify: vi.fn(),
  ondue: vi.fn(),
  onbundle: vi.fn(),
  onintake: vi.fn(),
  onshown: vi.fn(),
  onkept: vi.fn(),
};

beforeEach(() => {
  vi.clearAllMocks();
  keyboard = new Keyboard(queueActions);
});

const holding = (rows: readonly QueueRow[], total = rows.length) => ({
  at: (index: number) => rows[index],
  total,
  place: { at: null },
});
const base = () => ({
  keyboard,
  ...holding(day),
  counts,
  all: 1203,
  wish,
  empty: false,
  problem: null,
  now,
  ...told,
});
const grid = () => one('[role="grid"]');
const type = (code: string, key: string) =>
  keyboard.press(new KeyboardEvent("keydown", { code, key, cancelable: true }));
const rowOf = (number: string) =>
  [...document.querySelectorAll('[role="row"]')].find((row) => row.textContent.includes(number))
    ?.textContent ?? "";

test("it opens with the first row under the keys", () => {
  show(Queue, base());
  expect(document.activeElement).toBe(grid());
  expect(one('[aria-selected="true"]').textContent).toContain("2064");
});

test("arrows move, Enter opens", () => {
  show(Queue, base());
  press(grid(), "ArrowDown");
  press(grid(), "Enter");
  expect(told.onopen).toHaveBeenCalledWith(day[1]);
});

test("End reaches the last of ten thousand, and the row stays there", () => {
  show(Queue, { ...base(), ...holding(many) });
  press(grid(), "End");
  flushSync();
  press(grid(), "Enter");
  expect(told.onopen).toHaveBeenCalledWith(many.at(-1));
});

test("each state is said by its word, not by its colour alone", () => {
  show(Queue, base());
  for (const word of ["In review", "Ready to sign", "New", "Returned", "Recused", "Signed"]) {
    expect(grid().textContent).toContain(word);
  }
});

test("an outcome is said with its kind, and a submission without one with its files", () => {
  show(Queue, base());
  expect(rowOf("2055")).toContain("Not yet");
  expect(rowOf("2055")).toContain("outcome");
  expect(rowOf("2062")).toContain("5 files");
});

test("a signed row says that it is signed and that a correction is begun beside it", () => {
  const row = { ...day[0], state: "signed" as const } as QueueRow;
  const beside = (state: QueueRow["state"], corrects: boolean) => ({ ...row, beside: { state, corrects } });
  for (const [one, words] of [
    [beside("in-review", true), "correction begun"],
    [beside("ready", true), "correction ready"],
    [beside("recused", true), "correction recused"],
    [beside("in-review", false), "another review"],
    [row, ""],
  ] as const) {
    show(Queue, { ...base(), ...holding([one]) });
    const said = document.querySelector('[role="grid"] .state:not([aria-sort])')?.textContent ?? "";
    expect(rowOf("2064")).toContain("Signed");
    expect(rowOf("2064")).toContain(words);
    expect(words === "" && /begun|correction/.test(said)).toBe(false);
    document.body.replaceChildren();
  }
});

test("what counts in two states counts once in all", () => {
  show(Queue, base());
  expect(one("nav").textContent.replace(/\s+/g, " ")).toContain("All 1,203");
});

test.each([
  [1203, null],
  [1202, "One is counted in two states: its own, and that of what is begun beside it."],
  [1199, "4 are counted in two states: their own, and that of what is begun beside them."],
])("where %i submissions stand in 1,203 states it is said why", (all, said) => {
  show(Queue, { ...base(), all });
  expect(document.querySelector("nav p")?.textContent ?? null).toBe(said);
});

test("no row holds a name, only a number", () => {
  show(Queue, base());
  expect(grid().textContent).not.toMatch(/Okafor|candidate/i);
});

test("a due day today or before is pressed, but not of what is over", () => {
  const row = { ...day[0], due: new Date(2026, 10, 20).toISOString() } as (typeof day)[number];
  show(Queue, { ...base(), ...holding([row, { ...row, submission: "x", state: "signed" as const }]) });
  expect(document.querySelectorAll(".presses")).toHaveLength(1);
});

test("a heading sorts by its column, pressed again the other way round", () => {
  show(Queue, base());
  click(named("Number", grid()));
  expect(told.onwish).toHaveBeenLastCalledWith({ ...wish, sort: "number", descending: false });
  click(named("Due", grid()));
  expect(told.onwish).toHaveBeenLastCalledWith({ ...wish, descending: true });
  expect(one('[role="columnheader"][aria-sort]').textContent).toContain("Due");
});

test("a state narrows the queue, All widens it again", () => {
  show(Queue, base());
  click(named("Signed", one("nav")));
  expect(told.onwish).toHaveBeenLastCalledWith({ ...wish, states: ["signed"] });
  click(named("All", one("nav")));
  expect(told.onwish).toHaveBeenLastCalledWith(wish);
});

test("words are looked for as they are typed", () => {
  show(Queue, base());
  write(one<HTMLInputElement>('input[type="search"]'), "wait");
  expect(told.onwish).toHaveBeenLastCalledWith({ ...wish, text: "wait" });
});

test("keys by their place: search, bring in, verify", () => {
  show(Queue, base());
  type("Slash", "-");
  expect(document.activeElement).toBe(one('input[type="search"]'));
  type("KeyO", "o");
  type("KeyV", "v");
  expect(told.onbring.mock.calls).toEqual([["files"]]);
  expect(told.onverify).toHaveBeenCalledOnce();
});

test("no key acts while one types", () => {
  show(Queue, base());
  const field = one('input[type="search"]');
  field.addEventListener("keydown", keyboard.press);
  press(field, "o", { code: "KeyO" });
  expect(told.onbring).not.toHaveBeenCalled();
});

test("Esc leads from the search back to the rows", () => {
  show(Queue, base());
  type("Slash", "/");
  type("Escape", "Escape");
  expect(document.activeElement).toBe(grid());
});

test("Esc in the search empties it first, and leads back to the rows once it is empty", () => {
  show(Queue, { ...base(), wish: { ...wish, text: "wait" } });
  type("Slash", "/");
  type("Escape", "Escape");
  expect(told.onwish).toHaveBeenCalledWith(wish);
  expect(document.activeElement).toBe(one('input[type="search"]'));
});

test("what is looked for can be cleared by a press, and one can write on", () => {
  show(Queue, { ...base(), wish: { ...wish, text: "wait" } });
  click(named("Empty the search"));
  expect(told.onwish).toHaveBeenCalledWith(wish);
  expect(document.activeElement).toBe(one('input[type="search"]'));
});

test("F leads to the state that is chosen", () => {
  show(Queue, base());
  type("KeyF", "f");
  expect(document.activeElement).toBe(one("nav [aria-current]"));
});

test("overdue is said by a word and a drawing, not by its colour alone; today is not overdue", () => {
  const due = (day: number) => new Date(2026, 10, day, 9).toISOString();
  const rows = [20, 24].map((on, place) => ({
    ...(day[0] as QueueRow),
    ...{ submission: String(place), due: due(on) },
  }));
  show(Queue, { ...base(), ...holding(rows) });
  const [late, today] = [...document.querySelectorAll(".presses")];
  expect(late?.textContent).toContain("overdue");
  expect(late?.querySelector("svg")).not.toBeNull();
  expect(today?.textContent).not.toContain("overdue");
});

test("D sets the due day of the row under the keys", () => {
  show(Queue, base());
  type("KeyD", "d");
  flushSync();
  click(named("In a week"));
  one<HTMLFormElement>("form").requestSubmit();
  flushSync();
  expect(told.ondue).toHaveBeenCalledWith(day[0], "2026-12-01");
});

test("a day that is none is not kept, and the field says how one is written", () => {
  show(Queue, base());
  type("KeyD", "d");
  flushSync();
  write(one<HTMLInputElement>("form input"), "next Friday");
  one<HTMLFormElement>("form").requestSubmit();
  flushSync();
  expect(told.ondue).not.toHaveBeenCalled();
  expect(one("form").textContent).toContain("Write the day as 2026-12-01.");
});

test("an empty day takes the due date away", () => {
  show(Queue, base());
  type("KeyD", "d");
  flushSync();
  click(named("No day"));
  one<HTMLFormElement>("form").requestSubmit();
  expect(told.ondue).toHaveBeenCalledWith(day[0], null);
});

test("an empty library says what comes here", () => {
  show(Queue, { ...base(), empty: true, ...holding([]) });
  expect(document.body.textContent).toContain("Nothing to review yet");
  click(named("Choose a file"));
  click(named("Choose a folder"));
  expect(told.onbring.mock.calls).toEqual([["files"], ["folder"]]);
});

test("where nothing is like what was asked for, one press shows all again", () => {
  show(Queue, { ...base(), ...holding([]), wish: { ...wish, text: "zzz", states: ["signed" as const] } });
  click(named("Show all"));
  expect(told.onwish).toHaveBeenCalledWith({ ...wish, text: "", states: [] });
});

test("a library that does not answer says so in the queue's own place, with the rows kept", () => {
  const problem = { code: "x", message: "The library does not answer.", hint: "Try again.", also: [] };
  show(Queue, { ...base(), problem });
  expect(one('[role="alert"]').textContent).toContain("The library does not answer.");
  expect(rowOf("2064")).not.toBe("");
});

test("a row that has not come yet is a row all the same", () => {
  show(Queue, { ...base(), ...holding(day.slice(0, 2), 500) });
  expect(grid().getAttribute("aria-rowcount")).toBe("501");
  press(grid(), "End");
  press(grid(), "Enter");
  expect(told.onopen).not.toHaveBeenCalled();
});

test("B writes the row under the keys out as its bundle", () => {
  show(Queue, base());
  press(grid(), "ArrowDown");
  type("KeyB", "b");
  expect(told.onbundle).toHaveBeenCalledWith(day[1]);
});

test("I leads back to the intake report of the row under the keys", () => {
  show(Queue, base());
  press(grid(), "ArrowDown");
  type("KeyI", "i");
  expect(told.onintake).toHaveBeenCalledWith(day[1]);
});

test("a row's menu opens it, sets its due day, writes its bundle", async () => {
  show(Queue, base());
  const choose = async (label: string) => {
    click(named("More for No. 2064"));
    await new Promise((done) => setTimeout(done));
    flushSync();
    const item = [...document.querySelectorAll("[role=menuitem]")].find((one) =>
      one.textContent.includes(label),
    );
    click(item as HTMLElement);
    await new Promise((done) => setTimeout(done));
    flushSync();
  };
  await choose("Open");
  expect(told.onopen).toHaveBeenCalledWith(day[0]);
  await choose("Write the bundle…");
  expect(told.onbundle).toHaveBeenCalledWith(day[0]);
  await choose("Intake report");
  expect(told.onintake).toHaveBeenCalledWith(day[0]);
  await choose("Set the due date…");
  expect(document.querySelector("form")).not.toBeNull();
});

test("attempt and outcome stand under the title too, for windows in which their columns give way", () => {
  show(Queue, base());
  const under = [...document.querySelectorAll('[role="row"]')]
    .find((row) => row.textContent.includes("2055"))
    ?.querySelector(".under");
  expect(under?.textContent.replace(/\s+/g, " ").trim()).toBe("Attempt 1 · 4 of 4 scored Not yet");
});
