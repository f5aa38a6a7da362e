import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Round } from "./round";

let round: Round;
const pane = (id: string) => document.getElementById(id) ?? document.body;

beforeEach(() => {
  document.body.innerHTML = `
    <aside id="evidence"><button id="plan">plan</button><button id="video">video</button></aside>
    <main id="viewer"><p>nothing to work here</p></main>
    <aside id="rubric"><input id="level"><button disabled>no</button></aside>`;
  round = new Round();
  round.pane("rubric", pane("rubric"));
  round.pane("evidence", pane("evidence"));
  round.pane("viewer", pane("viewer"));
});
afterEach(() => document.body.replaceChildren());

const here = () => document.activeElement?.id;

test("it goes in the order of the page, and round", () => {
  expect([round.go(1), round.go(1), round.go(1), round.go(1)]).toEqual([
    "evidence",
    "viewer",
    "rubric",
    "evidence",
  ]);
});

test("and back", () => expect([round.go(-1), round.go(-1)]).toEqual(["rubric", "viewer"]));

test("a pane without anything to work takes the focus itself", () => {
  round.enter("viewer");
  expect(here()).toBe("viewer");
});

test("a pane is entered where it was left", () => {
  pane("video").focus();
  round.go(1);
  round.go(-1);
  expect(here()).toBe("video");
});

test("of several parts the one that has the keys is entered, wherever the focus was", () => {
  pane("plan").focus();
  round.go(1);
  pane("video").outerHTML = '<div data-has-keys><button id="play">play</button></div>';
  round.enter("evidence");
  expect(here()).toBe("play");
});

test("what had the focus and is gone is not looked for", () => {
  pane("video").focus();
  round.go(1);
  pane("video").remove();
  round.go(-1);
  expect(here()).toBe("plan");
});

test("what had the focus and cannot have it any more is passed over", () => {
  pane("video").focus();
  round.go(1);
  pane("video").setAttribute("disabled", "");
  round.go(-1);
  expect(here()).toBe("plan");
});

test("a pane that was taken out is not gone to", () => {
  const take = round.pane("strip", pane("viewer"));
  take();
  expect(round.enter("strip")).toBe(false);
});

test("it says which pane has the focus", () => {
  expect(round.here).toBeNull();
  pane("level").focus();
  expect(round.here).toBe("rubric");
});

describe("the pane that was gone to by key", () => {
  const ringed = () => [...document.querySelectorAll("[data-ring]")].map(({ id }) => id);

  test("has a ring, and no other has", () => {
    round.go(1);
    expect(ringed()).toEqual(["evidence"]);
    round.go(1);
    expect(ringed()).toEqual(["viewer"]);
    round.enter("rubric", true);
    expect(ringed()).toEqual(["rubric"]);
  });

  test.each([
    ["while the focus moves within it", () => pane("video").focus(), ["evidence"]],
    ["no longer when the focus leaves it", () => pane("level").focus(), []],
    [
      "no longer when the mouse goes on",
      () => pane("video").dispatchEvent(new Event("pointerdown", { bubbles: true })),
      [],
    ],
  ])("has it %s", (_, then, left) => {
    round.go(1);
    then();
    expect(ringed()).toEqual(left);
  });

  test("that is entered otherwise has none", () => {
    round.go(1);
    round.enter("rubric");
    expect(ringed()).toEqual([]);
  });
});

test("without panes it goes nowhere", () => expect(new Round().go(1)).toBeNull());
