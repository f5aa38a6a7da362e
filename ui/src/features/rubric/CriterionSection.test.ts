import { expect, test } from "vitest";
import type { Annotation } from "../../lib/ipc/contract";
import { click, named, one, show } from "../../lib/ui/mounted";
import { annotation, artifacts, criterionOf, row } from "../review/testing/sample";
import CriterionSection from "./CriterionSection.svelte";
import { FakePen } from "./testing";

const criterion = criterionOf(3);

function open(over = {}, pen = new FakePen()) {
  const did: string[] = [];
  show(CriterionSection, {
    criterion,
    row: row(criterion.id, { level: "developing", rationale: "All are asked." }),
    places: [annotation("a6")],
    artifacts,
    open: false,
    reasonless: false,
    formative: false,
    locked: false,
    chosen: null,
    pen,
    doing: {
      open: (id: string) => did.push(`open ${id}`),
      level: (id: string, level: string) => did.push(`level ${id} ${level}`),
      cannotJudge: (id: string) => did.push(`cannot ${id}`),
      why: (id: string, why: string) => did.push(`why ${id} ${why}`),
      reason: (id: string, words: string) => did.push(`reason ${id} ${words}`),
      reveal: ({ id }: Annotation) => did.push(`reveal ${id}`),
      addPlace: () => did.push("add"),
      allPlaces: (id: string) => did.push(`all ${id}`),
    },
    ...over,
  });
  return did;
}

test("closed, it says its level and its places, and nothing more", () => {
  open();
  expect(one("h3 button").getAttribute("aria-expanded")).toBe("false");
  expect(one(".level").textContent.trim()).toBe("Developing");
  expect(named("00:31–00:46, classroom.mp4")).toBeTruthy();
  expect(document.querySelector("textarea, fieldset")).toBeNull();
});

test("pressed, it asks to be opened", () => {
  const did = open();
  click(one("h3 button"));
  expect(did).toEqual(["open hears-everyone"]);
});

test("a place of a closed criterion can be gone to", () => {
  const did = open();
  click(named("00:31–00:46"));
  expect(did).toEqual(["reveal a6"]);
});

test("open, it shows levels, places and what there is to write", () => {
  open({ open: true });
  expect(one("h3 button").getAttribute("aria-expanded")).toBe("true");
  expect(document.querySelectorAll("fieldset input[type=radio]").length).toBeGreaterThan(3);
  expect(document.querySelectorAll("textarea")).toHaveLength(3);
});

test("what is picked and said of why it cannot be judged goes to the desk with its criterion", () => {
  const pen = new FakePen({ "cannot-judge:hears-everyone": "Cannot be heard: a fan" });
  const did = open({ open: true, row: row(criterion.id, { cannotJudge: "Cannot be heard: a fan" }) }, pen);
  const area = one<HTMLTextAreaElement>("textarea");
  expect(area.value).toBe("a fan");
  area.value = "a fan is louder";
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  click(one(".why input[value=read]"));
  expect(did).toEqual(["reason hears-everyone a fan is louder", "why hears-everyone read"]);
});

test("where there is room, a closed criterion shows its rationale, or the levels to come", () => {
  open({ ahead: "rationale" });
  expect(one(".rationale").textContent).toBe("All are asked.");
  document.body.replaceChildren();
  open({ ahead: "levels" });
  expect(document.body.textContent).toContain("Basic: Volunteers answer.");
});

test("it is a region with the criterion's number and name", () => {
  open();
  expect(one("section").getAttribute("aria-label")).toBe("Criterion 3: Hears from every student");
});
