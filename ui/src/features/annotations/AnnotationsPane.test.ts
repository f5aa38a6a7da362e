import { beforeEach, expect, test } from "vitest";
import type { Annotation } from "../../lib/ipc/contract";
import { click, named, one, press, show } from "../../lib/ui/mounted";
import { annotation, artifacts, criteria, time } from "../review/testing/sample";
import AnnotationsPane from "./AnnotationsPane.svelte";

let did: string[];
beforeEach(() => (did = []));
const three = [0, 1, 2].map((at) =>
  annotation(`a${at}`, { place: time(at * 9_000, at * 9_000 + 1), label: `0${at}` }),
);
const plan = annotation("plan", { artifact: "plan", place: { kind: "whole" }, label: "the whole file" });

function open(over = {}, annotations: Annotation[] = [...three, plan]) {
  show(AnnotationsPane, {
    annotations,
    criteria,
    artifacts,
    scored: new Set<string>(),
    files: ["video"],
    show: "file" as const,
    chosen: null,
    locked: false,
    onshow: (which: string) => did.push(which),
    onreveal: ({ id }: Annotation) => did.push(`reveal ${id}`),
    onchange: ({ id }: Annotation) => did.push(`change ${id}`),
    onremove: ({ id }: Annotation) => did.push(`remove ${id}`),
    ...over,
  });
}
const rows = () => [...document.querySelectorAll<HTMLElement>("button.row")];

test("it begins with those of the open file, and counts them of all", () => {
  open();
  expect(rows()).toHaveLength(3);
  expect(one(".count").textContent).toBe("3 of 4");
});

test("a file in which nothing is cited says so in its number too", () => {
  open({ files: ["sample-1", null] });
  expect(one(".count").textContent).toBe("0 of 4");
  expect(document.body.textContent).toContain("Nothing is cited here yet.");
});

test.each(["criterion", "all"])("where all are shown, by %s, the number is that of all", (which) => {
  open({ show: which });
  expect(one(".count").textContent).toBe("4");
});

test("the others are one press away", () => {
  open();
  expect(named("This file").getAttribute("aria-pressed")).toBe("true");
  click(named("By criterion"));
  click(named("All"));
  expect(did).toEqual(["criterion", "all"]);
});

test("of all files each row names its own", () => {
  open({ show: "all" });
  expect([...document.querySelectorAll(".file")].map(({ textContent }) => textContent)).toEqual([
    "lesson-plan.pdf",
    "classroom.mp4",
    "classroom.mp4",
    "classroom.mp4",
  ]);
});

test("by criterion, each has a heading", () => {
  open({ show: "criterion" });
  expect([...document.querySelectorAll("h3")].map(({ textContent }) => textContent)).toEqual([
    "Criterion 3: Hears from every student",
  ]);
});

test("Tab meets one row, and the arrows go through them", () => {
  open({ chosen: "a1" });
  expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
  const [, second, third] = rows();
  second?.focus();
  if (second) press(second, "ArrowDown");
  expect(document.activeElement).toBe(third);
  if (third) press(third, "ArrowDown");
  expect(document.activeElement).toBe(third);
  if (third) press(third, "ArrowUp");
  expect(document.activeElement).toBe(second);
});

test("with nothing chosen, or something in another file, Tab meets the first", () => {
  open({ chosen: "plan" });
  expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
});

test("lost places are counted at the head", () => {
  open({}, [...three, annotation("lost", { standing: "lost", artifact: "plan" })]);
  expect(document.body.textContent).toContain("1 lost");
});

test("where nothing is cited, it says what comes here", () => {
  open({}, []);
  expect(document.body.textContent).toContain("Nothing is cited here yet.");
});
