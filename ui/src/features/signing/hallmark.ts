// The hallmark of a record: who, which, what was reached, the year.
import type { Signed } from "../../lib/ipc";
import { say } from "../../lib/messages";
import type { Punch } from "../../lib/ui";

/** Initials of a name as it stands on the record: the first letter of its first and its last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = (word: string | undefined) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "";
  return words.length > 1 ? first(words[0]) + first(words.at(-1)) : first(words[0]);
}

/** The punches, and the same for those who listen. What was reached is struck only where there is an outcome. */
export function punchesOf(
  number: string,
  { name, at, outcome }: Signed,
): { punches: Punch[]; label: string } {
  const year = String(new Date(at).getFullYear());
  const judged = outcome.value === "meets" || outcome.value === "not-yet";
  const { reached, of } = outcome;
  const level: Punch[] = judged && of > 0 && of <= 9 ? [{ reached, of }] : [];
  return {
    punches: [{ text: initials(name) }, { text: number }, ...level, { text: year }],
    label:
      level.length > 0
        ? say("hallmark-with", { who: name, number, reached, of, year })
        : say("hallmark-without", { who: name, number, year }),
  };
}
