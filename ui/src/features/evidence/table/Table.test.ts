import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { click, named, one, press, write } from "../../../lib/ui/mounted";
import { aMark, anArtifact, aSource, sheetOf } from "../testing";
import type { Viewer, ViewerProps } from "../viewer";
import Table from "./Table.svelte";

let shown: object | undefined;
const text =
  "ticket,answer,reason\n1,2/5,drew both\n2,3/8,\n3,2/5,eight is more than five and this is a long one";

const sourceOf = (...sheets: string[]) =>
  aSource({
    table: () => Promise.resolve({ sheets: sheets.map(sheetOf) }),
    texts: () => Promise.resolve({ extractor: "x", pages: sheets, markup: "plain" }),
  });

async function open(given: Partial<ViewerProps> = {}) {
  const props: ViewerProps = {
    artifact: anArtifact({ viewer: "table", path: "tickets.csv" }),
    source: sourceOf(text),
    marks: [],
    ...given,
  };
  shown = mount(Table, { target: document.body, props });
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
  }
  return shown as Viewer;
}
beforeEach(() => vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640));
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});
const grid = () => one("[role=grid]");
const key = (code: string, shiftKey = false) => press(grid(), code, { code, shiftKey });

test("rows stand in the order of the file, with their numbers; empty cells say that they are empty", async () => {
  await open();
  const rows = [...document.querySelectorAll("[role=row]")].map((row) =>
    [...row.children].map((cell) => cell.textContent.trim()).join(" "),
  );
  expect(rows[0]).toBe("1 ticket answer reason");
  expect(rows[2]).toBe("3 2 3/8 empty");
  expect(document.querySelectorAll("[role=columnheader]")).toHaveLength(3);
});

test("a table that has no heading has none", async () => {
  await open({ source: sourceOf("1,2\n3,4") });
  expect(document.querySelector("[role=columnheader]")).toBeNull();
});

test("cells are chosen by keys, read out, and named in words", async () => {
  const viewer = await open();
  key("ArrowDown");
  key("ArrowDown");
  key("ArrowRight");
  key("ArrowDown", true);
  expect(one(".chosen[role=status]").textContent).toBe("rows 3–4, column answer");
  expect(viewer.describe().map((place) => place.kind === "words" && place.quote)).toEqual(["3/8", "2/5"]);
  const active = document.getElementById(grid().getAttribute("aria-activedescendant") ?? "");
  expect([active?.textContent.trim(), active?.getAttribute("aria-selected")]).toEqual(["2/5", "true"]);
});

test("what is chosen can be read whole where its one line is cut", async () => {
  await open();
  key("ArrowDown");
  const chosen = one(".chosen[role=status]");
  expect(chosen.title).toBe(chosen.textContent);
});

test("the ring of the focus lies over the row of headings", async () => {
  await open();
  expect(grid().nextElementSibling?.classList).toContain("ring");
});

test("rows are chosen whole", async () => {
  const viewer = await open();
  key("ArrowDown");
  key("ArrowDown");
  click(named("Rows"));
  expect(one(".chosen[role=status]").textContent).toBe("row 3");
  expect(viewer.describe()[0]).toMatchObject({ quote: "2,3/8" });
});

test("a cell that is cut in its row can be read whole", async () => {
  const viewer = await open();
  viewer.control("clear");
  for (const code of ["End", "ArrowDown", "ArrowDown", "ArrowDown"]) key(code);
  expect(one(".whole").textContent).toContain("eight is more than five and this is a long one");
});

test("cited cells have their colour, one badge for each place, and the chosen one a border", async () => {
  const start = text.indexOf("1,2/5");
  const marks = [aMark("a", { kind: "words", page: null, start, end: start + 5, quote: "1,2/5" }, [5])];
  await open({ marks, chosen: "a" });
  expect([...document.querySelectorAll(".cited")].map((cell) => cell.textContent.trim())).toEqual([
    "1",
    "2/5",
  ]);
  expect([one(".badge").textContent, document.querySelectorAll(".area.on").length]).toEqual(["5", 1]);
});

test("a press on a cited cell chooses its annotation", async () => {
  const onchoose = vi.fn();
  const start = text.indexOf("3/8");
  await open({
    onchoose,
    marks: [aMark("a", { kind: "words", page: null, start, end: start + 3, quote: "3/8" })],
  });
  click(one(".cited"));
  expect(onchoose).toHaveBeenCalledWith("a");
});

test("finding chooses the next cell with the words, and says when there is none", async () => {
  const viewer = await open();
  const field = one<HTMLInputElement>("input");
  write(field, "2/5");
  press(field, "Enter");
  press(field, "Enter");
  expect(viewer.describe()[0]).toMatchObject({ start: text.lastIndexOf("2/5") });
  write(field, "nowhere");
  press(field, "Enter");
  expect(document.body.textContent).toContain("Nowhere in this table");
});

test("a cell whose words are gone outlines the nearest, and is placed again by choosing another", async () => {
  const onchange = vi.fn();
  const place = { kind: "words", page: null, start: 0, end: 9, quote: "eight is less than five" } as const;
  await open({ onchange, marks: [aMark("a", place, [5], { standing: "lost" })], chosen: "a" });
  expect(document.body.textContent).toContain("Nearest: “eight is more than five");
  expect(document.querySelectorAll(".area.near")).toHaveLength(1);
  click(named("Choose words…"));
  key("ArrowDown");
  key("ArrowUp");
  expect(onchange).not.toHaveBeenCalled();
  click(named("Place it there"));
  expect(onchange).toHaveBeenCalledWith("a", {
    kind: "words",
    page: null,
    start: 0,
    end: 6,
    quote: "ticket",
  });
});

test("a workbook has its sheets", async () => {
  const viewer = await open({ source: sourceOf("a,b", "c,d") });
  expect(named("Sheet 1")).not.toBeNull();
  viewer.reveal({ kind: "words", page: 2, start: 2, end: 3, quote: "d" });
  flushSync();
  expect([named("Sheet 2") !== null, viewer.position()]).toEqual([true, { page: 2 }]);
});

test("of a hundred thousand rows a screenful is drawn", async () => {
  await open({ source: sourceOf(Array.from({ length: 100_000 }, (_, row) => `${row},x`).join("\n")) });
  expect(document.querySelectorAll("[role=row]").length).toBeLessThan(40);
  expect(grid().getAttribute("aria-rowcount")).toBe("100000");
});

test("an empty table says so; one that could not be read is told with its way out", async () => {
  await open({ source: sourceOf() });
  expect(document.body.textContent).toContain("This table has no rows.");
  await unmount(shown as object);
  const onoutside = vi.fn();
  await open({ onoutside, source: aSource({ table: () => Promise.reject(new Error("died")) }) });
  click(named("Open with"));
  expect(onoutside).toHaveBeenCalledWith("open");
});

test("it is opened when its rows are on the screen", async () => {
  const onopened = vi.fn();
  await open({ onopened });
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
});

test("a table that came the second time is shown", async () => {
  const source = sourceOf(text);
  const table = vi.fn(source.table);
  table.mockRejectedValueOnce(new Error("died"));
  await open({ source: { ...source, table } });
  click(named("Try again"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(grid().textContent).toContain("drew both");
});
