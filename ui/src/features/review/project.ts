// What the screen shows of a review: what Rust said last, with the choices that are still on their way laid over it.
import type { Annotation, Artifact, Changed, Criterion, Edit, Review, Row } from "../../lib/ipc/contract";
import { isScoredRow } from "../rubric/standing";

/** `review` after an answer; an answer that is older than what is known changes nothing. */
export function take(review: Review, changed: Changed): Review {
  if (changed.seq < review.seq) return review;
  const { seq, saved, phase, purpose, canUndo, canRedo, annotations, note, recused, dropped, edits } =
    changed;
  return {
    ...review,
    ...{ seq, saved, phase, purpose, canUndo, canRedo, note, recused, dropped, edits },
    annotations: merged(review.annotations, annotations),
    rows: changed.rows.map((row, at) => kept(review.rows[at], row)),
    coverage: kept(review.coverage, changed.coverage),
    drafts: kept(review.drafts, changed.drafts),
    returned: kept(review.returned, changed.returned),
    outcome: kept(review.outcome, changed.outcome),
  };
}

/** What says the same stays the same object: nothing that shows it is drawn anew. */
function kept<T>(known: T | undefined, now: T): T {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(now) ? known : now;
}

/** The annotations as they are now, of those that were known: what did not change stays the same object. */
export function merged(known: readonly Annotation[], change: Changed["annotations"]): readonly Annotation[] {
  if (change.kind === "all") return change.all;
  const { put, gone } = change;
  if (put.length === 0 && gone.length === 0) return known;
  const others = new Map(put.map((one) => [one.id, one]));
  const left = gone.length > 0 ? known.filter(({ id }) => !gone.includes(id)) : known;
  const kept = left.map((one) => {
    const other = others.get(one.id);
    others.delete(one.id);
    return other ?? one;
  });
  return [...kept, ...others.values()];
}

/** The rows with the levels that were chosen and are not written yet. */
export function overlaid(rows: readonly Row[], waiting: readonly Edit[]): readonly Row[] {
  const now = rows.map((row) => waiting.reduce(lay, row));
  return now.every((row, at) => row === rows[at]) ? rows : now;
}

function lay(row: Row, edit: Edit): Row {
  if (!("criterion" in edit) || edit.criterion !== row.criterion) return row;
  if (edit.cmd === "level") return { ...row, level: edit.level, cannotJudge: null };
  if (edit.cmd === "cannot-judge") return { ...row, level: null, cannotJudge: edit.reason };
  return row;
}

/** The next criterion without an answer after `from`, going round; null where all have one. */
export function nextUnscored(
  criteria: readonly Criterion[],
  rows: readonly Row[],
  from: string | null,
  by: 1 | -1,
): string | null {
  const scored = new Set(rows.filter(isScoredRow).map(({ criterion }) => criterion));
  const at = criteria.findIndex(({ id }) => id === from);
  const round = criteria.map((_, step) => {
    const start = at < 0 && by < 0 ? 0 : at;
    return criteria[(start + by * (step + 1) + criteria.length * 2) % criteria.length];
  });
  return round.find((criterion) => criterion && !scored.has(criterion.id))?.id ?? null;
}

/** The files that are looked at by themselves: of the captions of a recording the first are read beside it. */
export function lookedAt(artifacts: readonly Artifact[]): Artifact[] {
  const alone = new Set(artifacts.map(({ id }) => id));
  // Each recording takes its first captions along, and no others.
  return artifacts.filter(({ captionsFor }) => captionsFor === null || !alone.delete(captionsFor));
}

/** The file of captions of a recording; of several the first. */
export const captionsOf = (artifacts: readonly Artifact[], recording: string | null): Artifact | undefined =>
  artifacts.find(({ captionsFor }) => captionsFor !== null && captionsFor === recording);

/** The artifact after `from`, or before it, going round. */
export function nextArtifact(artifacts: readonly Artifact[], from: string | null, by: 1 | -1): string | null {
  const list = lookedAt(artifacts);
  const at = list.findIndex(({ id }) => id === from);
  if (at < 0) return (by > 0 ? list.at(0) : list.at(-1))?.id ?? null;
  return list[(at + by + list.length) % list.length]?.id ?? null;
}

/** Whether the review can still be changed. */
export const isOpen = (review: Review): boolean => !["signed", "returned", "recused"].includes(review.phase);
