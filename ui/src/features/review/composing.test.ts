import { describe, expect, test } from "vitest";
import * as composing from "./composing";
import { annotation, time } from "./testing/sample";

const open = composing.spanFrom("video", 272_000, ["adjusts-teaching"], true);
const spanOf = (one: composing.Composing) => {
  const [place] = one.places;
  return place?.kind === "time" ? [place.startMs, place.endMs] : null;
};

test("a span begins where it plays and ends at the playhead", () => {
  expect(spanOf(composing.follow(open, 281_200))).toEqual([272_000, 281_200]);
});

test("a playhead that goes back before the beginning leaves nothing of it", () =>
  expect(spanOf(composing.follow(open, 260_000))).toEqual([272_000, 272_000]));

test("ended by key, it follows no more", () => {
  const ended = composing.endHere(composing.follow(open, 281_200), 281_200);
  expect(spanOf(composing.follow(ended, 290_000))).toEqual([272_000, 281_200]);
});

test("ended before its beginning, it is the stretch between", () =>
  expect(spanOf(composing.endHere(open, 260_000))).toEqual([260_000, 272_000]));

test("begun after its end, the end goes along", () => {
  const ended = composing.endHere(open, 281_000);
  expect(spanOf(composing.beginHere(ended, 275_000))).toEqual([275_000, 281_000]);
  expect(spanOf(composing.beginHere(ended, 300_000))).toEqual([300_000, 300_000]);
});

test("edges move nothing that is no span", () => {
  const page = composing.at("plan", [{ kind: "page", page: 3, box: null }], []);
  expect(composing.endHere(page, 1_000).places).toEqual(page.places);
});

test("a criterion is served, and no longer", () => {
  const two = composing.serve(open, "hears-everyone");
  expect(two.criteria).toEqual(["adjusts-teaching", "hears-everyone"]);
  expect(composing.serve(two, "adjusts-teaching").criteria).toEqual(["hears-everyone"]);
});

describe("the edits it makes", () => {
  test("a new one is annotated, with its words trimmed", () =>
    expect(composing.edits({ ...composing.follow(open, 281_000), text: " What next? \n" }, 756_000)).toEqual([
      {
        cmd: "annotate",
        artifact: "video",
        place: time(272_000, 281_000),
        criteria: ["adjusts-teaching"],
        kind: "evidence",
        comment: "What next?",
      },
    ]));

  test("a span without length gets a second", () =>
    expect(composing.edits(open, 756_000)).toMatchObject([{ place: time(272_000, 273_000) }]));

  test("at the end of the recording it gets the last second", () => {
    const late = composing.spanFrom("video", 755_900, [], true);
    expect(composing.edits(late, 756_000)).toMatchObject([{ place: time(755_000, 756_000) }]);
  });

  test("in a recording shorter than that, all of it", () => {
    const short = composing.spanFrom("video", 300, [], true);
    expect(composing.edits(short, 500)).toMatchObject([{ place: time(0, 500) }]);
  });

  test("one that is there is changed", () => {
    const there = composing.of(annotation("a6"), "All show.");
    expect(composing.edits(there, null)).toMatchObject([
      { cmd: "change-annotation", id: "a6", comment: "All show." },
    ]);
  });

  test("of a table there is one for each row", () => {
    const rows = [0, 1, 2].map(
      (nth) => ({ kind: "words", page: 1, start: nth, end: nth + 1, quote: "x" }) as const,
    );
    expect(composing.edits(composing.at("table", rows, []), null)).toHaveLength(3);
  });
});
