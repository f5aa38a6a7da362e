import { expect, test } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { click, named, one, show } from "../../lib/ui/mounted";
import { annotation, criteria, review, row } from "../review/testing/sample";
import RubricPane from "./RubricPane.svelte";
import { FakePen } from "./testing";

function open(over: Partial<Review> = {}, props = {}) {
  const did: string[] = [];
  const judged = review(over);
  const nothing = () => undefined;
  show(RubricPane, {
    review: judged,
    rows: judged.rows,
    open: null,
    locked: false,
    isReasonless: () => false,
    chosen: null,
    roomy: false,
    pen: new FakePen(),
    doing: {
      ...{ open: nothing, level: nothing, cannotJudge: nothing, why: nothing, reason: nothing },
      ...{ reveal: nothing, addPlace: nothing, allPlaces: nothing },
    },
    items: [{ label: "Return…", onselect: () => did.push("return") }],
    onnext: () => did.push("next"),
    oncheck: () => did.push("check"),
    onpurpose: (purpose: string) => did.push(purpose),
    ...props,
  });
  return did;
}
const half = criteria.map(({ id }, at) =>
  row(id, at < 3 ? { level: "demonstrated", rationale: `because ${at}` } : {}),
);

test("all criteria are in sight, with how many have an answer", () => {
  open({ rows: half });
  expect([...document.querySelectorAll("h3")]).toHaveLength(5);
  expect(one(".count").textContent).toBe("3 of 5 scored");
});

test("the next without an answer is one press away, while there is one", () => {
  const did = open({ rows: half });
  click(named("Next unscored"));
  expect(did).toEqual(["next"]);
  document.body.replaceChildren();
  open({ rows: criteria.map(({ id }) => row(id, { level: "basic" })) });
  expect(() => named("Next unscored")).toThrow();
});

test("an annotation that serves two criteria stands under both", () => {
  open({ annotations: [annotation("a11", { criteria: ["hears-everyone", "follows-through"] })] });
  expect(document.querySelectorAll(".refs")).toHaveLength(2);
});

test("with room, closed criteria show their rationale and the next unscored its levels; only that one", () => {
  open({ rows: half }, { roomy: true });
  expect([...document.querySelectorAll(".rationale")].map(({ textContent }) => textContent)).toHaveLength(3);
  expect(document.body.textContent).toContain("Right or wrong is told");
  expect(document.body.textContent).not.toContain("Reflection retells");
});

test("the private note says that it stays here", () => {
  open();
  expect(one("label[for]").textContent).toBe("Private note, stays in this library, no export carries it");
});

test("what the review is for is a switch of it", () => {
  const did = open();
  click(one("input[value=formative]"));
  expect(did).toEqual(["formative"]);
});

test("check and sign is at the foot; a signed review shows its record, one that was left neither", () => {
  const did = open();
  click(named("Check and sign…"));
  expect(did).toEqual(["check"]);
  document.body.replaceChildren();
  open({ phase: "signed" }, { locked: true });
  expect(named("See the record…")).toBeTruthy();
  document.body.replaceChildren();
  open({ phase: "recused" }, { locked: true });
  expect(() => named("Check and sign…")).toThrow();
});
