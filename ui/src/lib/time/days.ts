// How days and moments are written in a language: Fri 27 Nov, today, 12:04 today, 24 November 2026, 12:33.

const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate());

const nearFormatters = new Map<string, Intl.RelativeTimeFormat>();

function near(language: string): Intl.RelativeTimeFormat {
  const known = nearFormatters.get(language);
  if (known) return known;
  const fresh = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  nearFormatters.set(language, fresh);
  return fresh;
}

/** Whole days from `now` to `day`, as the calendar counts them; negative for the past. */
export function daysUntil(day: Date, now: Date): number {
  return Math.round((midnight(day).getTime() - midnight(now).getTime()) / 86_400_000);
}

// Making a formatter costs more than a frame has; a list of days uses the same ones again.
const formatters = new Map<string, Intl.DateTimeFormat>();

function written(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options);
  formatters.set(key, fresh);
  return fresh;
}

/** A day in a list: today, yesterday, tomorrow, Fri 27 Nov, with its year where that is another. */
export function dayInList(day: Date, now: Date, language: string): string {
  const days = daysUntil(day, now);
  if (Math.abs(days) <= 1) return near(language).format(days, "day");
  const year = day.getFullYear() === now.getFullYear() ? undefined : "numeric";
  const parts = written(language, { weekday: "short", day: "numeric", month: "short", year });
  return parts.format(day).replaceAll(",", "");
}

/** A day at length: 24 November 2026. */
export function dayAtLength(day: Date, language: string): string {
  return written(language, { day: "numeric", month: "long", year: "numeric" }).format(day);
}

/** A moment at length: 24 November 2026, 12:33. */
export function momentAtLength(at: Date, language: string): string {
  return `${dayAtLength(at, language)}, ${timeOfDay(at, language)}`;
}

/** A time of day: 12:04. */
export function timeOfDay(at: Date, language: string): string {
  return written(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** A day as a date field and the library write it: 2026-11-24. */
export function isoDay(day: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
