import { expect, test } from "vitest";
import type { Annotation } from "../../lib/ipc/contract";
import { annotation, time } from "../review/testing/sample";
import { citations } from "./citations";

const places: Annotation[] = [
  annotation("a6", { place: time(31_000, 46_488) }),
  annotation("a9", { place: time(90_400, 120_918) }),
  annotation("a2", { artifact: "plan", place: { kind: "page", page: 3, box: null } }),
];
const named = (text: string) =>
  citations(text, places)
    .filter(({ place }) => place)
    .map((part) => [part.text, part.place?.id]);

test.each([
  [
    "Pairs talk (01:30), then all (00:31).",
    [
      ["01:30", "a9"],
      ["00:31", "a6"],
    ],
  ],
  ["The second route on p. 3 is not used.", [["p. 3", "a2"]]],
  ["At 00:40 hands are up.", [["00:40", "a6"]]],
  ["At 02:50 nothing is cited.", []],
  ["See p. 30 and map 3.", []],
  ["", []],
])("in “%s” the cited places are named", (text, found) => expect(named(text)).toEqual(found));

test.each(["(01:30) and p. 3", "01:30", "nothing", "", "p. 3\n\n00:31"])(
  "put together again it is “%s”",
  (text) =>
    expect(
      citations(text, places)
        .map((part) => part.text)
        .join(""),
    ).toBe(text),
);

test("without places a text is one part", () =>
  expect(citations("(01:30)", [])).toEqual([{ text: "(01:30)", place: null }]));
