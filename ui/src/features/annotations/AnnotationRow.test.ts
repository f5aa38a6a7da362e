import { beforeEach, expect, test } from "vitest";
import { click, named, one, press, show } from "../../lib/ui/mounted";
import { annotation } from "../review/testing/sample";
import AnnotationRow from "./AnnotationRow.svelte";

let did: string[];
beforeEach(() => (did = []));
function open(over = {}) {
  show(AnnotationRow, {
    annotation: annotation("a6"),
    badges: [
      { number: 3, scored: true },
      { number: 5, scored: false },
    ],
    chosen: false,
    tabbed: true,
    locked: false,
    onreveal: () => did.push("reveal"),
    onchange: () => did.push("change"),
    onremove: () => did.push("remove"),
    ...over,
  });
}
const row = () => one("button.row");

test("it shows badges, place, kind by word, and the comment", () => {
  open();
  expect([...document.querySelectorAll(".badge")].map(({ textContent }) => textContent)).toEqual(["3", "5"]);
  expect(row().textContent).toContain("00:31–00:46");
  expect(row().textContent).toContain("Evidence");
  expect(row().textContent).toContain("11 ones, 9 twos and 4 threes");
});

test("pressed, its place is shown; pressed twice, it is changed", () => {
  open();
  click(row());
  row().dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  expect(did).toEqual(["reveal", "change"]);
});

test("Del removes it", () => {
  open();
  expect(press(row(), "Delete")).toBe(false);
  expect(did).toEqual(["remove"]);
});

test("what else can be done stands behind a button that is always there", () => {
  open({ tabbed: false });
  expect(named("More: 00:31–00:46").tabIndex).toBe(-1);
  document.body.replaceChildren();
  open();
  expect(named("More: 00:31–00:46").tabIndex).toBe(0);
});

test("one that is lost says so with its words, and that the comment is kept", () => {
  open({
    annotation: annotation("a12", {
      standing: "lost",
      place: { kind: "words", page: null, start: 0, end: 0, quote: "sorted into three piles" },
    }),
  });
  expect(row().textContent).toContain("lost: “sorted into three piles”");
  expect(row().textContent).toContain("The comment is kept.");
});

test("a locked review can be looked at and not changed", () => {
  open({ locked: true });
  expect(document.querySelectorAll("button")).toHaveLength(1);
  press(row(), "Delete");
  row().dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  click(row());
  expect(did).toEqual(["reveal"]);
});

test("where several files stand together it names its own", () => {
  open({ file: "classroom.mp4" });
  expect(one(".file").textContent).toBe("classroom.mp4");
});

test("the chosen one says so", () => {
  open({ chosen: true });
  expect(row().getAttribute("aria-current")).toBe("true");
});
