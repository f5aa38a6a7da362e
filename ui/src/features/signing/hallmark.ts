// The hallmark of a record: who, which, what the whole rests on, the year. The report that leaves with the record strikes
// the same one (crates/report/src/hallmark.rs): whoever has both sees one mark.
import type { Signed } from "../../lib/ipc";
import type { Criterion, Row } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { isolated, type Punch } from "../../lib/ui";

/** The criteria of what was signed, with their answers. */
export type Answered = { criteria: readonly Criterion[]; rows: readonly Row[] };

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => word.match(/[\p{Alphabetic}\p{N}]/u) ?? []);
  const struck = letters.length > 1 ? [letters[0], letters.at(-1)] : letters;
  return [...struck.join("").toUpperCase()].slice(0, 3).join("");
}

/** The criterion that stands lowest on its own stair, and the step of it; none where it cannot be judged. */
function lowest({ criteria, rows }: Answered) {
  const found = criteria.map(({ id, levels }) => {
    const level = rows.find(({ criterion }) => criterion === id)?.level ?? null;
    const step = levels.findIndex((one) => one.id === level);
    return { levels, step: step < 0 ? null : step, share: (step + 1) / Math.max(1, levels.length) };
  });
  return found.reduce<(typeof found)[number] | null>(
    (low, one) => (low === null || one.share < low.share ? one : low),
    null,
  );
}

/** What the third punch shows, and its words: the lowest level; an arrow up for feedback, back for a return. */
function levelOf(value: Signed["outcome"]["value"], answered: Answered): { punch: Punch; level: string } {
  if (value === "returned") return { punch: { sign: "back" }, level: say("report-headline-returned") };
  const low = value === "none" ? null : lowest(answered);
  if (!low) return { punch: { sign: "growth" }, level: say("report-kicker-formative") };
  const title = low.step === null ? null : low.levels[low.step]?.title;
  return {
    punch: { step: low.step, of: Math.max(1, low.levels.length) },
    level: title
      ? say("report-hallmark-lowest", { level: isolated(title) })
      : say("report-level-cannot-judge"),
  };
}

/** The punches, and the same for those who listen. */
export function punchesOf(
  number: string,
  { name, at, outcome }: Signed,
  answered: Answered,
): { punches: Punch[]; label: string } {
  const year = String(new Date(at).getFullYear());
  const { punch, level } = levelOf(outcome.value, answered);
  return {
    punches: [{ text: initials(name) }, { text: number }, punch, { text: year }],
    label: say("report-hallmark", { name: isolated(name), number, level, year }),
  };
}
