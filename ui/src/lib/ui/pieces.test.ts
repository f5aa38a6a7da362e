import { expect, test } from "vitest";
import { pieces } from "./pieces";

/** The sentence with what stands out in brackets. */
const shown = (sentence: string) =>
  pieces(sentence)
    .map(({ text, stands }) => (stands ? `[${text}]` : text))
    .join("");

test.each([
  ["4 of 5. *Finds out why* is Basic: not yet.", "4 of 5. [Finds out why] is Basic: not yet."],
  ["*A b* is Basic; *C* cannot be judged.", "[A b] is Basic; [C] cannot be judged."],
  ["not yet: *C*", "not yet: [C]"],
  ["(*C*)", "([C])"],
  ["*A** is Basic", "[A*] is Basic"],
])("%s: words between asterisks stand out, without them", (sentence, so) => expect(shown(sentence)).toBe(so));

test.each(["", "All five.", "2 * 3 * 4", "a*b*c", "5* and *", "**", "* *"])(
  "“%s” has nothing that stands out, and stays as it is",
  (sentence) => expect(shown(sentence)).toBe(sentence),
);
