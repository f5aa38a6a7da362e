// What the review itself holds. Of nothing at all nothing holds: a sentence about every level is not true without one.
import type { Row } from "../../lib/ipc";
import { isBelow } from "../rubric/standing";
import type { SigningFacts } from "./facts";

type Held = Pick<SigningFacts, "criteria" | "rows" | "annotations">;

const written = (text: string | null) => text !== null && text.trim() !== "";

const rowOf = ({ rows }: Held, criterion: string) => rows.find((row) => row.criterion === criterion);

/** Whether every criterion has an answer, and every answer its reason. */
export const isAllAnswered = (held: Held): boolean =>
  held.criteria.length > 0 &&
  held.criteria.every(({ id }) => {
    const row = rowOf(held, id);
    return row?.level != null ? written(row.rationale) : written(row?.cannotJudge ?? null);
  });

/** Whether there are levels, and each rests on a place; a whole file is none. */
export function isAllPlaced(held: Held): boolean {
  const levels = held.rows.filter(({ level }) => level !== null);
  return levels.length > 0 && levels.every((row) => isPlaced(held, row));
}

const isPlaced = ({ annotations }: Held, { criterion }: Row): boolean =>
  annotations.some(({ criteria, place }) => place.kind !== "whole" && criteria.includes(criterion));

/** Whether something is not there yet, and each such criterion has what leads on from it. */
export function isGrowthSaid(held: Held & Pick<SigningFacts, "purpose">): boolean {
  const below = held.criteria.flatMap((criterion) => {
    const row = rowOf(held, criterion.id);
    return row && isBelow(criterion, row, row.cannotJudge !== null) ? [row] : [];
  });
  const places = held.purpose === "summative";
  return below.length > 0 && below.every((row) => leadsOn(row) && (!places || restsOn(held, row)));
}

/** What cannot be judged has no strength that could be seen, and no place. */
const leadsOn = ({ level, strength, nextStep }: Row): boolean =>
  written(nextStep) && (level === null || written(strength));
const restsOn = (held: Held, row: Row): boolean => row.level === null || isPlaced(held, row);

/** Whether there is an answer or a word anywhere. */
export const isAnythingSaid = ({ rows, annotations }: Held): boolean =>
  rows.some((row) => row.level !== null || row.cannotJudge !== null || isWrittenIn(row)) ||
  annotations.some(({ comment }) => written(comment));

const isWrittenIn = ({ rationale, strength, nextStep }: Row): boolean =>
  [rationale, strength, nextStep].some(written);
