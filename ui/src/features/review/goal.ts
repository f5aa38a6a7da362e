// Where a review is opened at, when it is opened for something: a criterion that lacks a word, a file, a place.
import type { Place } from "../../lib/ipc/contract";

/** A field of a criterion, as the check before signing calls it; and what the window gives the focus to. */
const fields = ["level", "rationale", "place", "strength", "next-step"] as const;
export type Field = (typeof fields)[number];

export type Goal =
  | { to: "criterion"; criterion: string; field: Field }
  | { to: "artifact"; artifact: string; place: Place | null }
  | { to: "annotation"; annotation: string }
  /** A comment that was typed and not finished, by the name of its field. */
  | { to: "draft"; field: string }
  | { to: "requirement"; requirement: string };

type Looked = Record<"criterion" | "field" | "artifact" | "requirement" | "draft", string | null>;

/** The way to what the check found; null where it is about all of it. */
export function goalOf({ criterion, field, artifact, requirement, draft }: Looked): Goal | null {
  if (criterion !== null) {
    return { to: "criterion", criterion, field: fields.find((one) => one === field) ?? "level" };
  }
  if (artifact !== null) return { to: "artifact", artifact, place: null };
  if (draft !== null) return { to: "draft", field: draft };
  return requirement === null ? null : { to: "requirement", requirement };
}
