// Numbers as the language of the window writes them: 1.5, in Spanish 1,5. Sizes come from Rust in words.
import { language } from "./language.svelte";

/** `value` with so many digits after its decimal mark. */
export const fixed = (value: number, digits: number): string =>
  new Intl.NumberFormat(language(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);
