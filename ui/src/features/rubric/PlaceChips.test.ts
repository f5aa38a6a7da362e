import { beforeEach, expect, test } from "vitest";
import type { Annotation } from "../../lib/ipc/contract";
import { click, named, show } from "../../lib/ui/mounted";
import { annotation, artifacts } from "../review/testing/sample";
import PlaceChips from "./PlaceChips.svelte";

let did: string[];
beforeEach(() => (did = []));
const lost = annotation("a12", {
  artifact: "reflection",
  standing: "lost",
  place: { kind: "words", page: null, start: 0, end: 0, quote: "sorted into three piles" },
});
const open = (places: Annotation[], over: { chosen?: string; locked?: boolean } = {}) =>
  show(PlaceChips, {
    places,
    artifacts,
    chosen: null,
    ...over,
    onreveal: ({ id }: Annotation) => did.push(id),
    onadd: () => did.push("add"),
    onall: () => did.push("all"),
  });
const chips = () => [...document.querySelectorAll("button")];

test("a place is named by where it begins, and to those who listen by its file too", () => {
  open([annotation("a6")]);
  expect(chips()[0]?.textContent.trim()).toBe("00:31");
  expect(chips()[0]?.getAttribute("aria-label")).toBe("00:31–00:46, classroom.mp4");
});

test("pressed, it is gone to; the one that one is at says so", () => {
  open([annotation("a6"), annotation("a7")], { chosen: "a7" });
  expect(chips().map((chip) => chip.getAttribute("aria-current"))).toEqual([null, "true", null]);
  click(named("00:31"));
  expect(did).toEqual(["a6"]);
});

test("a place that is lost keeps its words and is called lost", () => {
  open([lost]);
  expect(chips()[0]?.textContent).toContain("“sorted into three piles”");
  expect(chips()[0]?.getAttribute("aria-label")).toBe("Lost: “sorted into three piles”, reflection.md");
  expect(chips()[0]?.classList.contains("lost")).toBe(true);
});

test("the last adds a place, but not to a locked review", () => {
  open([]);
  click(named("Add a place"));
  expect(did).toEqual(["add"]);
  document.body.replaceChildren();
  open([annotation("a6")], { locked: true });
  expect(chips()).toHaveLength(1);
});

test("of hundreds of places the first are chips, and one button shows all in the list", () => {
  open(Array.from({ length: 300 }, (_, at) => annotation(`a${at}`)));
  expect(chips().length).toBeLessThan(30);
  click(named("All 300 places"));
  expect(did).toEqual(["all"]);
});
