// Which annotations serve which criterion: looked through once, also where there are thousands.
import type { Annotation } from "../../lib/ipc/contract";

/** The annotations of each criterion, in the order in which they were made. */
export function placesByCriterion(annotations: readonly Annotation[]): ReadonlyMap<string, Annotation[]> {
  const places = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    for (const criterion of annotation.criteria) {
      const there = places.get(criterion);
      if (there) there.push(annotation);
      else places.set(criterion, [annotation]);
    }
  }
  return places;
}
