import { beforeEach, expect, test } from "vitest";
import { click, one, show } from "../../lib/ui/mounted";
import { criterionOf } from "../review/testing/sample";
import LevelChoice from "./LevelChoice.svelte";

let did: string[];
beforeEach(() => (did = []));
const criterion = criterionOf(1);

type Over = { level?: string | null; cannotJudge?: boolean; why?: "heard" | null; locked?: boolean };
const open = (over: Over = {}) =>
  show(LevelChoice, {
    criterion,
    level: null,
    cannotJudge: false,
    why: null,
    ...over,
    onlevel: (level: string) => did.push(level),
    oncannotjudge: () => did.push("cannot"),
    onwhy: (why: string) => did.push(why),
  });
const rounds = () => [...document.querySelectorAll<HTMLInputElement>(".answer > label input")];
const named = (round: HTMLElement, by: "aria-labelledby" | "aria-describedby") =>
  document.getElementById(round.getAttribute(by) ?? "")?.textContent;

test("levels are one group of rounds, with descriptors in full as their descriptions", () => {
  open();
  expect(rounds().map((round) => named(round, "aria-labelledby"))).toEqual([
    "Basic",
    "Developing",
    "Demonstrated",
    "Cannot be judged from this evidence",
  ]);
  expect(
    rounds()
      .slice(0, 3)
      .map((round) => named(round, "aria-describedby")),
  ).toEqual(criterion.levels.map(({ descriptor }) => descriptor));
  expect(new Set(rounds().map(({ name }) => name)).size).toBe(1);
  expect(one("fieldset > legend").textContent).toBe("Level of Plans the check");
});

test("the chosen one is the only one", () => {
  open({ level: "developing" });
  expect(rounds().map(({ checked }) => checked)).toEqual([false, true, false, false]);
});

test("a round chosen is told, and so is “cannot be judged”", () => {
  open();
  rounds().forEach((round) => click(round));
  expect(did).toEqual(["basic", "developing", "demonstrated", "cannot"]);
});

test("why it cannot be judged is asked only once that is chosen", () => {
  open({ level: "basic" });
  expect(document.querySelector(".why")).toBeNull();
});

test("one of five words can be picked for why", () => {
  open({ cannotJudge: true, why: "heard" });
  const whys = [...document.querySelectorAll<HTMLInputElement>(".why input")];
  expect(whys).toHaveLength(5);
  expect(whys[0]?.checked).toBe(true);
  whys.slice(1).forEach((why) => click(why));
  expect(did).toEqual(["read", "absent", "breaks-off", "other"]);
});

test("with “cannot be judged” chosen no level is, whatever stood there before", () => {
  open({ level: "basic", cannotJudge: true });
  expect(rounds().map(({ checked }) => checked)).toEqual([false, false, false, true]);
});

test("a locked review takes no answer", () => {
  open({ locked: true, cannotJudge: true });
  const inputs = [...document.querySelectorAll("input")];
  expect(inputs.every((input) => input.matches(":disabled"))).toBe(true);
});
