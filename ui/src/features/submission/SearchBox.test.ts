import { createRawSnippet, flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Hit } from "../../lib/ipc/contract";
import { click, one, press, show, write } from "../../lib/ui/mounted";
import SearchBox from "./SearchBox.svelte";

const hit = (words: string): Hit => ({
  artifact: "reflection",
  annotation: null,
  path: "reflection/reflection.md",
  place: null,
  label: "paragraph 3",
  before: "I put the ",
  hit: words,
  after: " away.",
});
let asked: string[];
let went: Hit[];
let answer: (text: string) => Promise<Hit[]>;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  went = [];
  answer = async (text) => [hit(text)];
  show(SearchBox, {
    search: (text: string) => {
      asked.push(text);
      return answer(text);
    },
    keys: ["Ctrl", "F"],
    onhit: (one: Hit) => went.push(one),
    children: createRawSnippet(() => ({ render: () => "<p>the files</p>" })),
  });
});
afterEach(() => vi.useRealTimers());

const box = () => one<HTMLInputElement>("input");
async function search(text: string) {
  write(box(), text);
  await vi.advanceTimersByTimeAsync(150);
  flushSync();
}

test("without words the files stand there", () => expect(document.body.textContent).toContain("the files"));

test("with words the places found stand there, and how many", async () => {
  await search("worksheet");
  expect(document.body.textContent).not.toContain("the files");
  expect(one("mark").textContent).toBe("worksheet");
  expect(one("[role=status]").textContent).toBe("One place found");
});

test("a place found leads there, and is named in full", async () => {
  await search("worksheet");
  const button = one("li button");
  expect(button.getAttribute("aria-label")).toBe("reflection.md, paragraph 3: I put the worksheet away.");
  click(button);
  expect(went).toHaveLength(1);
});

test("Enter leads to the first place found, and the arrows go from one to the next and back", async () => {
  answer = async () => [hit("worksheet"), { ...hit("worksheet"), label: "paragraph 7" }];
  await search("worksheet");
  press(box(), "Enter");
  expect(went.map(({ label }) => label)).toEqual(["paragraph 3"]);
  box().focus();
  const label = () => document.activeElement?.getAttribute("aria-label") ?? "the box";
  const way: string[] = [];
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) {
    press(document.activeElement as HTMLElement, key);
    way.push(label().includes("paragraph 7") ? "second" : label().includes("paragraph 3") ? "first" : "box");
  }
  expect(way).toEqual(["first", "second", "second", "first", "box"]);
});

test("nothing found is said", async () => {
  answer = async () => [];
  await search("zebra");
  expect(one("[role=status]").textContent).toBe("Nothing found");
});

test("it is not asked for every letter, nor for one alone", async () => {
  write(box(), "wo");
  write(box(), "wor");
  await search("work");
  await search("w");
  expect(asked).toEqual(["work"]);
  expect(document.body.textContent).toContain("the files");
});

test("an answer that comes late, to words that are gone, is not shown", async () => {
  let late: (hits: Hit[]) => void = () => {};
  answer = () => new Promise((done) => (late = done));
  await search("worksheet");
  answer = async (text) => [hit(text)];
  await search("strips");
  late([hit("worksheet")]);
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
  expect(one("mark").textContent).toBe("strips");
});

test("Esc empties it; on an empty one it is not taken", async () => {
  await search("worksheet");
  expect(press(box(), "Escape")).toBe(false);
  expect(box().value).toBe("");
  expect(document.body.textContent).toContain("the files");
  expect(press(box(), "Escape")).toBe(true);
});
