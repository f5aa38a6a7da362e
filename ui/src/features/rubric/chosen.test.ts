// No style reaches jsdom by itself: the component's own is put beside its markup, with colours for its tokens.
import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { show } from "../../lib/ui/mounted";
import { criterionOf } from "../review/testing/sample";
import LevelChoice from "./LevelChoice.svelte";

const colours: Record<string, string> = {
  accent: "rgb(1, 1, 1)",
  paper: "rgb(2, 2, 2)",
  edge: "rgb(3, 3, 3)",
};
const [, style = ""] = /<style>(.*)<\/style>/s.exec(readFileSync("src/lib/ui/Tick.svelte", "utf8")) ?? [];
const rules = style
  .replace(/:global\(((?:[^()]|\([^()]*\))*)\)/g, "$1")
  .replace(/var\(--([\w-]+)\)/g, (_, name: string) => colours[name] ?? "0");

beforeEach(() => {
  const sheet = document.createElement("style");
  sheet.textContent = rules;
  document.head.replaceChildren(sheet);
});

const rounds = (locked: boolean) => {
  const nothing = () => undefined;
  const acts = { onlevel: nothing, oncannotjudge: nothing, onwhy: nothing };
  show(LevelChoice, {
    criterion: criterionOf(1),
    level: "developing",
    cannotJudge: false,
    why: null,
    locked,
    ...acts,
  });
  return [...document.querySelectorAll<HTMLInputElement>(".answer > label input")].map((round) => {
    const { borderStyle, backgroundColor } = getComputedStyle(round);
    const tick = round.nextElementSibling;
    const ticked = tick !== null && getComputedStyle(tick).display === "flex";
    return `${borderStyle} ${backgroundColor === colours["accent"] ? "filled" : "empty"}${ticked ? ", ticked" : ""}`;
  });
};

test("the chosen one is filled and ticked", () =>
  expect(rounds(false)).toEqual(["solid empty", "solid filled, ticked", "solid empty", "solid empty"]));

test("in a sealed review it still is, and only the others are dashed", () =>
  expect(rounds(true)).toEqual(["dashed empty", "solid filled, ticked", "dashed empty", "dashed empty"]));
