// A day as a person writes it in a field: 2026-11-27 or 27.11.2026.
import { isoDay } from "../../lib/time/days";

const ways = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, order: [1, 2, 3] },
  { shape: /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, order: [3, 2, 1] },
] as const;

/** The day as the library keeps it (2026-11-27); null where `text` is no day of the calendar. */
export function readDay(text: string): string | null {
  for (const { shape, order } of ways) {
    const found = shape.exec(text.trim());
    if (!found) continue;
    const [year, month, day] = order.map((place) => Number(found[place]));
    if (year === undefined || month === undefined || day === undefined) return null;
    const date = new Date(year, month - 1, day);
    const same = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
    return same && year >= 2000 ? isoDay(date) : null;
  }
  return null;
}

/** The day so many days after `now`. */
export function daysFrom(now: Date, days: number): string {
  return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}
