// What is looked at before signing: what stands in the way, what is worth a look, and what is in order.
import type { Missing, Note, Purpose } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** Something to look at, and where it leads. */
export type ToLookAt = Pick<Note, "code" | "severity" | "message" | "hint"> &
  Pick<Missing, "criterion" | "field" | "artifact" | "requirement">;

/** What Rust found, taken apart for the list; what stands in the way first. */
export function toLookAt(missing: readonly Missing[]): ToLookAt[] {
  const all = missing.map(({ note, criterion, field, artifact, requirement }) => ({
    code: note.code,
    severity: note.severity,
    message: note.message,
    hint: note.hint,
    criterion,
    field,
    artifact,
    requirement,
  }));
  return [...all.filter(stands), ...all.filter((one) => !stands(one))];
}

const stands = ({ severity }: ToLookAt) => severity === "error";

/** How many stand in the way of signing. */
export const inTheWay = (all: readonly ToLookAt[]): number => all.filter(stands).length;

type Facts = { purpose: Purpose; returned: boolean; digestsMatch: boolean; files: number };

/** What is in order, in sentences: each is said only where none of its codes was found. */
export function inOrder(all: readonly ToLookAt[], facts: Facts): string[] {
  const found = new Set(all.map(({ code }) => code));
  const free = (...codes: string[]) => codes.every((code) => !found.has(code));
  const digests = facts.digestsMatch ? [say("presign-digests", { files: facts.files })] : [];
  const opened = free("not-opened") ? [say("presign-all-opened", { files: facts.files })] : [];
  if (facts.returned) return digests;
  return [
    ...(free("criterion-unscored", "rationale-missing", "reason-missing") ? [say("presign-all-scored")] : []),
    ...(free("place-missing") ? [say("presign-all-placed")] : []),
    ...(free("strength-missing", "next-step-missing")
      ? [say("presign-growth", { purpose: facts.purpose })]
      : []),
    ...opened,
    ...digests,
  ];
}
