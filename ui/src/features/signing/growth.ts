// What a review says for growth: strengths, questions, next steps, each with its criterion and its place.
import type { Annotation, AnnotationKind, Criterion, Row } from "../../lib/ipc";

/** One thing said, and where in the evidence it stands. */
export type Said = {
  key: string;
  criterion: number | null;
  place: string | null;
  annotation: string | null;
  text: string;
};
export type Growth = { strengths: Said[]; questions: Said[]; nextSteps: Said[] };

type Review = { criteria: readonly Criterion[]; rows: readonly Row[]; annotations: readonly Annotation[] };

/** Everything said for growth: what is written for a criterion first, then what stands at a place. */
export function growthOf({ criteria, rows, annotations }: Review): Growth {
  const number = (id: string | undefined) =>
    criteria.find((criterion) => criterion.id === id)?.number ?? null;
  const written = (field: "strength" | "nextStep"): Said[] =>
    rows
      .filter((row) => row[field].trim() !== "")
      .map((row) => ({
        key: `${field}:${row.criterion}`,
        criterion: number(row.criterion),
        place: null,
        annotation: null,
        text: row[field],
      }));
  const placed = (kind: AnnotationKind): Said[] =>
    annotations
      .filter((annotation) => annotation.kind === kind)
      .map(({ id, criteria: [first], label, comment }) => ({
        key: id,
        criterion: number(first),
        place: label,
        annotation: id,
        text: comment,
      }));
  return {
    strengths: [...written("strength"), ...placed("strength")],
    questions: placed("question"),
    nextSteps: [...written("nextStep"), ...placed("next-step")],
  };
}

/** The next steps of the criteria that are not there yet, each with the level it starts from and the one it leads to. */
export function stepsUp({ criteria, rows }: Pick<Review, "criteria" | "rows">) {
  return criteria.flatMap(({ id, number, levels, required }) => {
    const row = rows.find((one) => one.criterion === id);
    const place = (level: string | null | undefined) => levels.findIndex((one) => one.id === level);
    const below = row !== undefined && (row.cannotJudge !== null || place(row.level) < place(required));
    if (!below || row.nextStep.trim() === "") return [];
    const from = levels[place(row.level)]?.title ?? null;
    return [{ id, number, from, to: levels[place(required)]?.title ?? "", text: row.nextStep }];
  });
}
