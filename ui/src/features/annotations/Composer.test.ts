import { flushSync } from "svelte";
import { beforeEach, expect, test } from "vitest";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import { criteria } from "../review/testing/sample";
import Composer from "./Composer.svelte";

let did: string[];
beforeEach(() => (did = []));
const area = () => one<HTMLTextAreaElement>("textarea");

function open(over = {}) {
  show(Composer, {
    field: "annotation:new",
    text: "",
    place: "04:32–04:41",
    kind: "evidence" as const,
    criteria,
    serves: ["hears-everyone"],
    isSpan: true,
    resumes: true,
    kept: "",
    wish: null,
    ongranted: () => did.push("granted"),
    onfocused: (field: string | null, caret: number | null) => did.push(`focused ${field} ${caret}`),
    ontype: (text: string) => did.push(`type ${text}`),
    onputback: () => did.push("put back"),
    onkind: (kind: string) => did.push(`kind ${kind}`),
    onserve: (criterion: string) => did.push(`serve ${criterion}`),
    onedge: (which: string) => did.push(which),
    onsave: () => did.push("save"),
    ondrop: () => did.push("drop"),
    ...over,
  });
}

test("it says for which criterion, about which place, of which kind", () => {
  open();
  expect(one(".head .badge").textContent).toBe("3");
  expect(one(".place").textContent).toBe("04:32–04:41");
  expect(one<HTMLInputElement>("input:checked").value).toBe("evidence");
});

test("what is typed is told", () => {
  open();
  write(area(), "What will");
  expect(did[0]).toBe("type What will");
});

test("Enter saves, and is not typed", () => {
  open({ text: "What?" });
  expect(press(area(), "Enter")).toBe(false);
  expect(did).toEqual(["save"]);
});

test.each([
  ["Shift and Enter begins a line", { shiftKey: true }],
  ["Enter that ends a composed letter is the letter's", { isComposing: true }],
  ["Ctrl and Enter is another key", { ctrlKey: true }],
])("%s", (_, more) => {
  open({ text: "What?" });
  expect(press(area(), "Enter", more)).toBe(true);
  expect(did).toEqual([]);
});

test("Esc drops, once", () => {
  open({ text: "What?" });
  expect(press(area(), "Escape")).toBe(false);
  expect(did).toEqual(["drop"]);
});

test("what the keys do can be pressed too, and is said as it will be", () => {
  open();
  expect(one(".ways").textContent).toContain("save and resume");
  const [save, drop] = document.querySelectorAll<HTMLElement>(".ways button");
  if (save && drop) [save, drop].forEach(click);
  click(named("The span begins here"));
  click(named("The span ends here"));
  expect(did).toEqual(["save", "drop", "begin", "end"]);
});

test("while the keys are in the box that is drawn, Enter is not said to save", () => {
  open();
  const box = document.createElement("div");
  box.tabIndex = 0;
  box.dataset["boxDrawn"] = "";
  document.body.append(box);
  box.focus();
  flushSync();
  expect(document.querySelectorAll(".ways .away")).toHaveLength(1);
  area().focus();
  flushSync();
  expect(document.querySelectorAll(".ways .away")).toHaveLength(0);
});

test("when nothing was playing it only saves", () => {
  open({ resumes: false });
  expect(one(".ways").textContent).not.toContain("resume");
});

test("a place without edges offers none", () => {
  open({ isSpan: false });
  expect(document.querySelector(".edges")).toBeNull();
});

test("several criteria can be served", () => {
  open({ serves: ["hears-everyone", "follows-through"] });
  const pressed = [...document.querySelectorAll(".serves button")].map((one) =>
    one.getAttribute("aria-pressed"),
  );
  expect(pressed).toEqual(["false", "false", "true", "false", "true"]);
  click(named("Criterion 4: Finds out why"));
  expect(did).toEqual(["serve finds-out-why"]);
});

test("the kind is one of four", () => {
  open();
  click(one("input[value=question]"));
  expect(did).toEqual(["kind question"]);
});

test("words that were dropped before can be put back, while nothing else is typed", () => {
  open({ kept: "What will the nine" });
  click(named("Put back"));
  expect(did).toEqual(["put back"]);
  document.body.replaceChildren();
  open({ kept: "What will the nine", text: "Now" });
  expect(() => named("Put back")).toThrow();
});

test("wished for, it gets the focus, with the caret where it was", () => {
  open({ text: "What will", wish: { field: "annotation:new", caret: 4 } });
  flushSync();
  expect(document.activeElement).toBe(area());
  expect(area().selectionStart).toBe(4);
  expect(did[0]).toBe("granted");
});
