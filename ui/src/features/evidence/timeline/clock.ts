// Times as people read them: 4:12, 04:12, 04:41.2, 1:02:03.

const two = (number: number) => String(number).padStart(2, "0");

/** Whole seconds, for lengths and rulers: `4:12`, `1:02:03`. */
export function short(ms: number): string {
  const seconds = Math.floor(Math.max(ms, 0) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** Whole seconds, for places: `04:12`, `1:02:03`. */
export function clock(ms: number): string {
  const text = short(ms);
  return text.length < 5 ? `0${text}` : text;
}

/** With tenths, for the playhead: `04:41.2`. */
export const tenths = (ms: number) => `${clock(ms)}.${Math.floor(Math.max(ms, 0) / 100) % 10}`;

/** A length in seconds with tenths, as it is measured: `11.0`. */
export const seconds = (ms: number) => (Math.round(ms / 100) / 10).toFixed(1);
