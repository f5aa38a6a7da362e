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
  /** What earlier records were signed for: this one takes the place of that for the same purpose. */
  signedFor: readonly Purpose[];
};

/** What is being done with the signature just now. */
export type Busy = "signing" | "writing" | null;
