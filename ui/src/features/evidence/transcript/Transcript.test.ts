import { flushSync, mount, unmount, type ComponentProps } from "svelte";
import { afterEach, expect, test, vi } from "vitest";
import { click, named, one, press } from "../../../lib/ui/mounted";
import { aMark } from "../testing";
import type { Viewer } from "../viewer";
import Transcript from "./Transcript.svelte";

type Props = ComponentProps<typeof Transcript>;
const text = "Show me.\nOne for three.\nGood 🙂 now.";
const cues = [
  { startMs: 1_000, endMs: 3_000, text: "Show me.", start: 0, end: 8 },
  { startMs: 3_000, endMs: 5_000, text: "One for three.", start: 9, end: 23 },
  { startMs: 16_000, endMs: 18_000, text: "Good 🙂 now.", start: 24, end: 35 },
];
let shown: object | undefined;

function open(given: Partial<Props> = {}) {
  const props: Props = {
    name: "classroom.vtt",
    cues,
    text,
    durationMs: 18_000,
    atMs: 0,
    marks: [],
    ...given,
  };
  shown = mount(Transcript, { target: document.body, props });
  flushSync();
  return shown as Viewer;
}
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  getSelection()?.removeAllRanges();
});

const rows = () =>
  [...document.querySelectorAll("li")].map((row) => row.textContent.replace(/\s+/g, " ").trim());

/** Selects as a pointer does. */
async function select(from: string, start: number, to: string, end: number) {
  const piece = (words: string) =>
    [...document.querySelectorAll("[data-at]")].find((each) => each.textContent.includes(words))?.firstChild;
  const [first, last] = [piece(from), piece(to)];
  if (!first || !last) throw new Error("no such words");
  document.querySelector("[data-at]")?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  getSelection()?.setBaseAndExtent(first, start, last, end);
  document.dispatchEvent(new Event("pointerup"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

test("every row has its time, and silence is told with its length", () => {
  open();
  expect(rows()).toEqual([
    "00:01 Show me.",
    "00:03 One for three.",
    "00:05 nobody speaks, 11 s",
    "00:16 Good 🙂 now.",
  ]);
});

test("the row that is said now is marked, silence too", () => {
  open({ atMs: 4_000 });
  expect(one("[aria-current]").textContent).toContain("One for three.");
  void unmount(shown as object);
  open({ atMs: 9_000 });
  expect(one("[aria-current]").textContent).toContain("nobody speaks");
});

test("a row leads to its time, by pointer and by keys", () => {
  const onseek = vi.fn();
  open({ atMs: 4_000, onseek });
  click(named("Go to 00:16"));
  press(one("ul"), "ArrowDown", { code: "ArrowDown" });
  press(one("ul"), "ArrowUp", { code: "ArrowUp" });
  expect(onseek.mock.calls.flat()).toEqual([16_000, 5_000, 1_000]);
});

test("words that are selected are a place in the file of captions", async () => {
  const onselect = vi.fn();
  const viewer = open({ onselect });
  await select("One", 4, "Good", 7);
  const place = { kind: "words", page: null, start: 13, end: 30, quote: "for three.\nGood 🙂" };
  expect(viewer.describe()).toEqual([place]);
  expect(onselect).toHaveBeenLastCalledWith([place]);
  expect(viewer.locate(viewer.describe()[0] as never)).toBe(true);
  expect(viewer.control("clear")).toBe(true);
  expect([viewer.describe(), viewer.control("clear")]).toEqual([[], false]);
});

test("a selection of blanks is none", async () => {
  const viewer = open();
  await select("One", 3, "One", 4);
  expect(viewer.describe()).toEqual([]);
});

test("a quote is marked in its row", () => {
  open({ marks: [aMark("a", { kind: "words", page: null, start: 9, end: 12, quote: "One" }, [2])] });
  const mark = one("mark");
  expect([mark.textContent, mark.style.getPropertyValue("--c")]).toEqual(["One", "var(--c2)"]);
});

test("a quote is gone to, and the recording with it", () => {
  const onseek = vi.fn();
  const viewer = open({ onseek });
  viewer.reveal({ kind: "words", page: null, start: 24, end: 28, quote: "Good" });
  expect(onseek).toHaveBeenCalledWith(16_000);
  expect(viewer.locate({ kind: "words", page: null, start: 24, end: 28, quote: "Well" })).toBe(false);
  expect(viewer.locate({ kind: "whole" })).toBe(false);
});

test("following stops when somebody scrolls, and begins again when asked", () => {
  open();
  one("ul").dispatchEvent(new Event("wheel"));
  flushSync();
  click(named("Follow"));
  expect(named("Following").getAttribute("aria-pressed")).toBe("true");
});

test("of a file of captions without a recording there is nothing to follow or to go to", () => {
  open({ atMs: null, bare: true });
  expect([document.querySelector("button"), document.querySelector("h2")]).toEqual([null, null]);
  expect(document.querySelector("[aria-current]")).toBeNull();
});

test("a file in which nothing is said says so", () => {
  open({ cues: [] });
  expect(document.body.textContent).toContain("Nothing is said");
});
