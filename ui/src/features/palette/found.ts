// What was found in the words of a review, said as the window says it: never by the inner name of its field.
import type { Artifact, Criterion, Hit } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { isolated } from "../../lib/ui";
import { goalOf, type Goal } from "../review/goal";

const ofCriterion: Record<string, () => string> = {
  "cannot-judge": () => say("rubric-why-not"),
  rationale: () => say("rubric-rationale"),
  strength: () => say("rubric-strength"),
  "next-step": () => say("rubric-next-step-short"),
};

const nothingElse = { artifact: null, requirement: null, draft: null };

/** A field is called `rationale:<criterion>`, or `note` alone. */
function fieldOf({ path }: Hit): { field: string; criterion: string } {
  const colon = path.indexOf(":");
  return colon < 0
    ? { field: path, criterion: "" }
    : { field: path.slice(0, colon), criterion: path.slice(colon + 1) };
}

/** The review in whose words it was found. */
type In = { criteria: readonly Criterion[]; artifacts: readonly Artifact[] };

/** Where it stands: the file and the place in it, or the field and the criterion that it is about. */
export function whereOf(hit: Hit, { criteria, artifacts }: In): string {
  if (hit.annotation !== null) {
    const file = artifacts.find(({ id }) => id === hit.artifact)?.path ?? "";
    const place = [isolated(file), hit.label].filter(Boolean).join(", ");
    return say("annotations-comment", { place });
  }
  const { field, criterion } = fieldOf(hit);
  const word = ofCriterion[field];
  if (hit.artifact === null && word) {
    const title = criteria.find(({ id }) => id === criterion)?.title ?? criterion;
    return say("palette-in-field", { field: word(), title: isolated(title) });
  }
  if (hit.artifact === null && field === "note") return say("rubric-note");
  if (hit.artifact === null && field === "returned") return say("state-returned");
  return [isolated(hit.path), hit.label].filter(Boolean).join(", ");
}

/** The way there; none for what stands in no place of the review. */
export function wayTo(hit: Hit): Goal | null {
  const { artifact, annotation, place } = hit;
  if (annotation !== null) return { to: "annotation", annotation };
  if (artifact !== null) return { to: "artifact", artifact, place };
  const { field, criterion } = fieldOf(hit);
  return field in ofCriterion ? goalOf({ criterion, field, ...nothingElse }) : null;
}
