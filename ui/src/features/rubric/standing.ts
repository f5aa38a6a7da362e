// What the head of a criterion says of it, and how the glyph beside the word is filled.
import type { Criterion, Level, Row } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";

/** How a criterion stands. */
export interface Standing {
  word: string;
  /** Steps that are filled; null for "cannot be judged". */
  reached: number | null;
  scored: boolean;
}

/** How `criterion` stands; `reasonless` while "cannot be judged" is chosen and no reason is written. */
export function standing(criterion: Criterion, row: Row | undefined, reasonless: boolean): Standing {
  if (reasonless) return { word: say("rubric-reason-missing"), reached: null, scored: false };
  if (row?.cannotJudge != null)
    return { word: say("rubric-cannot-judge-short"), reached: null, scored: true };
  const place = criterion.levels.findIndex(({ id }) => id === row?.level);
  const level = criterion.levels[place];
  if (!level) return { word: say("rubric-not-scored"), reached: 0, scored: false };
  return { word: level.title, reached: place + 1, scored: true };
}

/** Whether a level is chosen that lies below the one that is required, or none can be. */
export function isBelow(criterion: Criterion, row: Row | undefined, cannotJudge: boolean): boolean {
  if (cannotJudge) return true;
  const place = (id: string | null | undefined) => criterion.levels.findIndex((level) => level.id === id);
  return row?.level != null && place(row.level) < place(criterion.required);
}

/** The level above the one that is chosen: what a next step leads to. The required one where none is chosen. */
export function levelUp(criterion: Criterion, row: Row | undefined): Level | undefined {
  const place = criterion.levels.findIndex(({ id }) => id === row?.level);
  const required = criterion.levels.find(({ id }) => id === criterion.required);
  return place < 0 ? required : (criterion.levels[place + 1] ?? criterion.levels[place]);
}

/** Whether a row has an answer: a level, or why there is none. */
export const isScoredRow = (row: Row | undefined): boolean => row?.level != null || row?.cannotJudge != null;
