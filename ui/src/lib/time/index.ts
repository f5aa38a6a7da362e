// How a moment, a length and a stretch of a recording are written: 04:12, 04:41.2, 04:12–04:41, 12:36.

const two = (value: number) => String(value).padStart(2, "0");

/** Whole, not negative, not endless: what the clock can show of `ms`. */
function whole(ms: number): number {
  return Number.isFinite(ms) && ms > 0 ? Math.floor(ms) : 0;
}

/** A moment with a width that does not change: 04:12, from the first hour on 1:04:12. Cut, not rounded. */
export function moment(ms: number): string {
  const seconds = Math.floor(whole(ms) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** A moment to the tenth of a second: 04:41.2. */
export function tenths(ms: number): string {
  return `${moment(ms)}.${Math.floor(whole(ms) / 100) % 10}`;
}

/** A length, or a mark on a ruler: 0:20, 12:36, 1:04:12. */
export function length(ms: number): string {
  return moment(ms).replace(/^0(\d:)/, "$1");
}

/** A stretch: 04:12–04:41; one moment where both ends are written alike. */
export function stretch(startMs: number, endMs: number): string {
  const [start, end] = [moment(startMs), moment(endMs)];
  return start === end ? start : `${start}–${end}`;
}

/** Where in `text` times stand, as they are written here: for the dotted line under them. */
export function timesIn(text: string): { start: number; end: number; ms: number }[] {
  return [...text.matchAll(/(?<![\d:.])(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(?:\.(\d))?(?![\d:]|\.\d)/g)].map(
    (found) => {
      const [hours, minutes, seconds, tenth] = found.slice(1).map((part) => Number(part ?? 0));
      const ms = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + (tenth ?? 0) * 100;
      return { start: found.index, end: found.index + found[0].length, ms };
    },
  );
}
