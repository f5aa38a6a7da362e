import { expect, test } from "vitest";
import { listed, type Entry } from "./entries";
import { match, parts } from "./match";

const at = (query: string, text: string) =>
  match(query, text)?.ranges.map(({ start, end }) => text.slice(start, end));

test.each([
  ["next st", "Write the next step", ["next", "st"]],
  ["step next", "Write the next step", ["next", "step"]],
  ["ÉVI", "Evidence", ["Evi"]],
  ["nandu", "Ñandú", ["Ñandú"]],
  ["and", "hand and hand", ["and"]],
  ["2058", "No. 2058, Wait time", ["2058"]],
])("“%s” is found in “%s”", (query, text, found) => {
  expect(at(query, text)).toEqual(found);
});

test.each([
  ["nxt", "next"],
  ["next zebra", "next step"],
])("“%s” is not found in “%s”: every word has to be there", (query, text) =>
  expect(match(query, text)).toBeNull(),
);

test("the start of a word is a better match than its middle", () =>
  expect(match("sign", "Check and sign")?.score).toBeGreaterThan(match("sign", "Unsigned")?.score ?? 9));

test("letters whose plain form is longer keep their places", () =>
  expect(at("straße", "Die Straße İzmir")).toEqual(["Straße"]));

test("a text is taken apart where it was found", () =>
  expect(parts("Check and sign", [{ start: 10, end: 14 }])).toEqual([
    { text: "Check and ", found: false },
    { text: "sign", found: true },
  ]));

const entry = (id: string, title: string): Entry => ({
  id,
  title,
  icon: undefined as never,
  run: () => undefined,
});
const groups = [
  { title: "Do", entries: [entry("1", "Unsigned things"), entry("2", "Sign"), entry("3", "Undo")] },
  { title: "Submissions", found: true, entries: [entry("4", "No. 2041, Wait time")] },
];

test("the best match of a group comes first", () =>
  expect(listed(groups, "sign")[0]?.entries.map(({ id }) => id)).toEqual(["2", "1"]));

test("what was found elsewhere is shown even where the words are not in its title", () =>
  expect(
    listed(groups, "sign")
      .at(-1)
      ?.entries.map(({ id }) => id),
  ).toEqual(["4"]));

test("without a query everything is there as it comes", () =>
  expect(listed(groups, "  ").flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual([
    "1",
    "2",
    "3",
    "4",
  ]));

test("a group without a match is left out", () => expect(listed(groups.slice(0, 1), "zebra")).toEqual([]));

const known = [
  {
    title: "Do",
    entries: [
      { ...entry("1", "Check and sign"), also: "submit seal" },
      entry("2", "Seal the box"),
      entry("3", "Undo"),
    ],
  },
];
const found = (query: string) => listed(known, query)[0]?.entries ?? [];

test("what is called otherwise is found by its other words, below what is called so", () => {
  expect(found("submit").map(({ id }) => id)).toEqual(["1"]);
  expect(found("seal").map(({ id }) => id)).toEqual(["2", "1"]);
});

test("of other words only those of the title are marked", () =>
  expect(found("sign submit")[0]?.ranges).toEqual([{ start: 10, end: 14 }]));
