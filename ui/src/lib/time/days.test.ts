import { expect, test } from "vitest";
import { dayAtLength, dayInList, daysUntil, isoDay, momentAtLength } from "./days";

const now = new Date(2026, 10, 24, 12, 0);

test.each([
  [new Date(2026, 10, 24, 23, 59), "today", "hoy"],
  [new Date(2026, 10, 23, 0, 0), "yesterday", "ayer"],
  [new Date(2026, 10, 25, 0, 0), "tomorrow", "mañana"],
  [new Date(2026, 10, 27), "Fri 27 Nov", "vie 27 nov"],
  [new Date(2027, 0, 4), "Mon 4 Jan 2027", "lun 4 ene 2027"],
])("a day in a list is written short: %s", (day, english, spanish) => {
  expect(dayInList(day, now, "en")).toBe(english);
  expect(dayInList(day, now, "es")).toBe(spanish);
});

test("days are counted by the calendar, over the night when clocks change", () => {
  expect(daysUntil(new Date(2026, 10, 25, 0, 1), new Date(2026, 10, 24, 23, 59))).toBe(1);
  expect(daysUntil(new Date(2026, 2, 30), new Date(2026, 2, 28))).toBe(2);
});

test("a moment at length has day, month, year and minute", () => {
  expect(momentAtLength(new Date(2026, 10, 24, 9, 5), "en")).toBe("24 November 2026, 09:05");
  expect(momentAtLength(new Date(2026, 10, 24, 9, 5), "es")).toBe("24 de noviembre de 2026, 09:05");
});

test("a day at length, and as a date field writes it", () => {
  expect(dayAtLength(new Date(2026, 0, 2), "en")).toBe("2 January 2026");
  expect(isoDay(new Date(2026, 0, 2))).toBe("2026-01-02");
});
