// Numbers as the language of the window writes them: 1.5 and 2.1 kB, in Spanish 1,5 and 2,1 kB.
import { language } from "./language.svelte";

/** `value` with so many digits after its decimal mark. */
export const fixed = (value: number, digits: number): string =>
  new Intl.NumberFormat(language(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);

/** A size in words. Rust gives it with a point, whichever the language. */
export const size = (words: string): string =>
  words.replace(/\d+\.(\d+)/, (number, tenths: string) => fixed(Number(number), tenths.length));
