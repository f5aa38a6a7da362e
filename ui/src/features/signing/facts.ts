// What of a review is needed to look through it and sign it.
import type { Annotation, Criterion, Outcome, Purpose, Row } from "../../lib/ipc";

export type SigningFacts = {
  purpose: Purpose;
  outcome: Outcome;
  /** How levels become an outcome, in a sentence. */
  ruleSentence: string;
  criteria: readonly Criterion[];
  rows: readonly Row[];
  annotations: readonly Annotation[];
  artifacts: readonly { id: string }[];
  returned: readonly string[];
  digestsMatch: boolean;
  /** Whether the record will take the place of an earlier one. */
  superseding: boolean;
};

/** What is being done with the signature just now. */
export type Busy = "signing" | "writing" | null;
