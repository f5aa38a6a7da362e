// Comments on places that were typed and not finished. Rust tells of them without saying which: it names a criterion's
// fields only, and tells of the comments in the order of their drafts.
import type { Annotation, Draft } from "../../lib/ipc/contract";

type Typed = { drafts: readonly Draft[]; annotations: readonly Annotation[] };

/** The fields of those comments, in the order in which Rust tells of them. */
export function unfinishedComments({ drafts, annotations }: Typed): string[] {
  const saved = (field: string) => annotations.find(({ id }) => field === `annotation:${id}`)?.comment;
  return drafts
    .filter(
      ({ field, text }) => field.startsWith("annotation:") && text.trim() !== "" && text !== saved(field),
    )
    .map(({ field }) => field);
}
