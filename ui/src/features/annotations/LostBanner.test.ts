import { expect, test } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import { annotation } from "../review/testing/sample";
import LostBanner from "./LostBanner.svelte";

const lost = annotation("a12", {
  standing: "lost",
  place: { kind: "words", page: null, start: 0, end: 0, quote: "sorted into three piles" },
});
function open(over = {}) {
  const did: string[] = [];
  show(LostBanner, {
    annotation: lost,
    canPlace: true,
    locked: false,
    onplace: () => did.push("place"),
    ...over,
  });
  return did;
}

test("it says which words are gone and that the comment is kept", () => {
  open();
  expect(document.body.textContent).toContain("“sorted into three piles” is not in this file.");
  expect(document.body.textContent).toContain("The comment is kept.");
});

test("it is placed where something is selected", () => {
  const did = open();
  click(named("Place it there"));
  expect(did).toEqual(["place"]);
});

test("without a selection nothing is placed, and it says what to do", () => {
  const did = open({ canPlace: false });
  click(named("Place it there"));
  expect(did).toEqual([]);
  expect(document.body.textContent).toContain("Select where it belongs.");
});

test("a locked review moves nothing", () => {
  open({ locked: true });
  expect(() => named("Place it there")).toThrow();
});
