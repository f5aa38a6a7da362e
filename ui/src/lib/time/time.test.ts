import { expect, test } from "vitest";
import { length, moment, stretch, tenths, timesIn } from ".";

test.each([
  [0, "00:00"],
  [999, "00:00"],
  [1000, "00:01"],
  [252_000, "04:12"],
  [3_599_999, "59:59"],
  [3_600_000, "1:00:00"],
  [3_852_000, "1:04:12"],
])("the moment at %i ms is %s", (ms, written) => expect(moment(ms)).toBe(written));

test.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY]])(
  "%d is no moment, and is written as the beginning",
  (ms) => expect([moment(ms), tenths(ms), length(ms)]).toEqual(["00:00", "00:00.0", "0:00"]),
);

test.each([
  [281_249, "04:41.2"],
  [281_299, "04:41.2"],
  [281_300, "04:41.3"],
  [60, "00:00.0"],
])("tenths are cut, never rounded up to a picture that is not shown yet: %i ms is %s", (ms, written) =>
  expect(tenths(ms)).toBe(written),
);

test("a length has no leading nought", () => {
  expect(length(20_000)).toBe("0:20");
  expect(length(756_000)).toBe("12:36");
  expect(length(3_852_000)).toBe("1:04:12");
});

test("a stretch within one second is written as one moment", () => {
  expect(stretch(252_000, 281_000)).toBe("04:12–04:41");
  expect(stretch(252_000, 252_900)).toBe("04:12");
});

test.each([
  ["Pairs talk (04:32), then (6:02).", [272_000, 362_000]],
  ["At [00:31] and 1:04:12 and 04:41.2", [31_000, 3_852_000, 281_200]],
  ["12 of 24, 3/8 > 3/5, page 3", []],
  ["04:72 and 112:30:11:01", []],
  ["ends at 04:32.", [272_000]],
])("in “%s” stand the times %j", (text, times) => expect(timesIn(text).map(({ ms }) => ms)).toEqual(times));

test("a time is found where it stands", () => {
  const [found] = timesIn("talk (04:32)");
  expect(found).toEqual({ start: 6, end: 11, ms: 272_000 });
});
