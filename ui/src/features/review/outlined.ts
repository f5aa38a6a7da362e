// The annotations of one file as its viewer draws them: each with the numbers of its criteria.
import type { Mark } from "../evidence/viewer";
import type { Review } from "../../lib/ipc/contract";

/** The marks of `artifact`. */
export function outlined(
  annotations: Review["annotations"],
  criteria: Review["criteria"],
  artifact: string,
): Mark[] {
  return annotations
    .filter((annotation) => annotation.artifact === artifact)
    .map((annotation) => ({
      annotation,
      numbers: criteria.filter(({ id }) => annotation.criteria.includes(id)).map(({ number }) => number),
    }));
}
