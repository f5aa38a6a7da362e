import { beforeEach, expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import ForWhichPage from "./ForWhichPage.svelte";

const told = { onchoose: vi.fn(), onfile: vi.fn(), onleave: vi.fn() };
beforeEach(() => void vi.clearAllMocks());
const which = (known = sample.known, name = "2076", before: string | null = null) =>
  show(ForWhichPage, { name, known, before, ...told });
const list = () => one("[role=listbox]");
const options = () => [...document.querySelectorAll<HTMLElement>("[role=option]")];
const side = () => one("aside").textContent;

test("each is known by title, version and competency, and by whether it is one's own", () => {
  which();
  const words = options().map((option) => option.textContent);
  expect(words).toHaveLength(4);
  expect(words[0]).toContain("Checking for understanding");
  expect(words[0]).toContain("version 2");
  expect(words[0]).toContain("what every student understands");
  expect(words[1]).toContain("not in your catalogue");
});

test("the one that the name of the files speaks for stands first, and says so", () => {
  which(sample.known, "2076-wait-time.zip");
  expect(options()[0]?.textContent).toContain("Wait time");
  expect(options()[0]?.textContent).toContain("Its name says “wait time”");
});

test("the chosen one says what it asks for, and Enter takes it", () => {
  which();
  expect(side()).toContain("Lesson plan");
  press(list(), "ArrowDown");
  expect(side()).toContain("Feedback on writing");
  expect(side()).not.toContain("Classroom video");
  press(list(), "Enter");
  expect(told.onchoose).toHaveBeenCalledExactlyOnceWith("Feedback on writing");
});

test("the one that they were held against before is chosen already", () => {
  which(sample.known, "2076", "Wait time");
  click(named("Look through the files"));
  expect(told.onchoose).toHaveBeenCalledWith("Wait time");
});

test("its keys act from the field that searches, and after a click beside everything", () => {
  which(sample.manyKnown);
  const field = one<HTMLInputElement>("input");
  field.focus();
  write(field, "students");
  press(field, "ArrowDown");
  expect(options().findIndex((option) => option.ariaSelected === "true")).toBe(1);
  press(document.body, "ArrowUp");
  expect(options().findIndex((option) => option.ariaSelected === "true")).toBe(0);
  const first = side();
  press(field, "Enter");
  expect(first).toContain(String(told.onchoose.mock.calls[0]?.[0]));
  press(named("Leave it"), "Enter");
  expect(told.onchoose).toHaveBeenCalledOnce();
});

test("a few are read, and need no field to search them", () => {
  which();
  expect(document.querySelector("input")).toBeNull();
});

test("where many are searched it is said how many are found, and in what", () => {
  which(sample.manyKnown);
  write(one<HTMLInputElement>("input"), "students");
  expect(one("[role=status]").textContent).toContain("5 of 8 have “students” in their title or competency.");
  write(one<HTMLInputElement>("input"), "zebra");
  expect(one("[role=status]").textContent).toContain("None of 8");
  expect(options()).toHaveLength(0);
  click(named("Look through the files"));
  expect(told.onchoose).not.toHaveBeenCalled();
});

test("in a library without any, the file of one is the way", () => {
  which([]);
  expect(one("main h2").textContent).toContain("No micro-credential is in this library yet");
  expect(one("main .empty").textContent).toContain("ends in .json");
  expect(side()).toContain("What it asks for stands here once its file is chosen.");
  click(named("Choose its file…"));
  expect(told.onfile).toHaveBeenCalledOnce();
});

test("in a library without any, the way has the focus, and what cannot be done yet says why", () => {
  which([]);
  expect(document.activeElement).toBe(named("Choose its file…"));
  expect(one("aside .foot, aside").textContent).toContain("The file of the micro-credential comes first.");
});
