// What is looked at before signing: what stands in the way, what is worth a look, and what is in order.
import type { Missing, Note } from "../../lib/ipc";
import { hint, say } from "../../lib/messages";
import type { SigningFacts } from "./facts";
import { isAllAnswered, isAllPlaced, isAnythingSaid, isGrowthSaid } from "./holds";

/** Something to look at, and where it leads. */
export type ToLookAt = Pick<Note, "code" | "severity" | "message" | "hint"> &
  Pick<Missing, "criterion" | "field" | "artifact" | "requirement" | "draft">;

/** What Rust found, taken apart for the list; what stands in the way first. */
export function toLookAt(missing: readonly Missing[]): ToLookAt[] {
  const all = missing.map(({ note, criterion, field, artifact, requirement, draft }) => ({
    code: note.code,
    severity: note.severity,
    message: note.message,
    hint: note.hint,
    criterion,
    field,
    artifact,
    requirement,
    draft,
  }));
  return [...all.filter(stands), ...all.filter((one) => !stands(one))];
}

const stands = ({ severity }: ToLookAt) => severity === "error";

/** How many stand in the way of signing. */
export const inTheWay = (all: readonly ToLookAt[]): number => all.filter(stands).length;

/** What of a review tells whether something is in order. */
type Facts = Pick<SigningFacts, "purpose" | "returned" | "artifacts" | "criteria" | "rows" | "annotations">;

/** What Rust found, and that nothing was said at all: of feedback Rust asks no answer, and an empty one helps nobody. */
export function withUnsaid(all: readonly ToLookAt[], facts: Facts): readonly ToLookAt[] {
  const [first] = facts.criteria;
  const asked = all.some(({ code }) => code === "criterion-unscored");
  if (!first || asked || facts.returned.length > 0 || isAnythingSaid(facts)) return all;
  const [message, what] = [say("presign-nothing-said"), hint("presign-nothing-said")];
  return [
    ...all.filter(stands),
    {
      code: "nothing-said",
      severity: "warning",
      message,
      hint: what,
      criterion: first.id,
      field: "level",
      artifact: null,
      requirement: null,
      draft: null,
    },
    ...all.filter((one) => !stands(one)),
  ];
}

/** What is in order, in sentences: each only where none of its codes was found, and the review holds what it says. */
export function inOrder(all: readonly ToLookAt[], facts: Facts): string[] {
  const found = new Set(all.map(({ code }) => code));
  const free = (...codes: string[]) => codes.every((code) => !found.has(code));
  const files = facts.artifacts.length;
  const digests = free("artifact-damaged", "artifact-missing") ? [say("presign-digests", { files })] : [];
  if (facts.returned.length > 0) return digests;
  const scored = free("criterion-unscored", "rationale-missing", "reason-missing") && isAllAnswered(facts);
  const placed = free("place-missing") && isAllPlaced(facts);
  const grown = free("strength-missing", "next-step-missing") && isGrowthSaid(facts);
  return [
    ...(scored ? [say("presign-all-scored")] : []),
    ...(placed ? [say("presign-all-placed")] : []),
    ...(grown ? [say("presign-growth", { purpose: facts.purpose })] : []),
    ...(free("not-opened") ? [say("presign-all-opened", { files })] : []),
    ...digests,
  ];
}
