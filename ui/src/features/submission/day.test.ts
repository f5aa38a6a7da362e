import { expect, test } from "vitest";
import { daysFrom, readDay } from "./day";

test.each([
  ["2026-11-27", "2026-11-27"],
  [" 2026-1-5 ", "2026-01-05"],
  ["27.11.2026", "2026-11-27"],
  ["5. 1. 2026", "2026-01-05"],
  ["2028-02-29", "2028-02-29"],
])("%s is a day", (text, day) => expect(readDay(text)).toBe(day));

test.each([
  "",
  "27 Nov",
  "11/27/2026",
  "2026-13-01",
  "2026-02-30",
  "2027-02-29",
  "0026-11-27",
  "2026-11-27T10:00",
  "31.04.2026",
])("“%s” is none", (text) => expect(readDay(text)).toBeNull());

test("a week from the last of a month is in the next one", () =>
  expect(daysFrom(new Date(2026, 11, 31, 23, 59), 7)).toBe("2027-01-07"));
