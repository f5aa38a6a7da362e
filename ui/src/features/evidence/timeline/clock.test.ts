import { expect, test } from "vitest";
import { clock, seconds, short, tenths } from "./clock";

test.each([
  [0, "0:00", "00:00", "00:00.0"],
  [999, "0:00", "00:00", "00:00.9"],
  [252_000, "4:12", "04:12", "04:12.0"],
  [281_250, "4:41", "04:41", "04:41.2"],
  [756_000, "12:36", "12:36", "12:36.0"],
  [3_723_999, "1:02:03", "1:02:03", "1:02:03.9"],
  [-5, "0:00", "00:00", "00:00.0"],
])("%i ms", (ms, asLength, asPlace, asPlayhead) => {
  expect([short(ms), clock(ms), tenths(ms)]).toEqual([asLength, asPlace, asPlayhead]);
});

test("a length is rounded to the tenth that it was measured to", () => {
  expect([seconds(0), seconds(2_951), seconds(11_000)]).toEqual(["0.0", "3.0", "11.0"]);
});
