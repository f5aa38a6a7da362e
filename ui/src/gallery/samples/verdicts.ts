// Sample results for the gallery: trusted, valid, invalid, evidence that differs.
import type { Verdict, VerifiedRecord } from "../../lib/ipc";
import { note } from "./intake";
import { facts } from "./signing";

const { criteria, rows } = facts();

export const record: VerifiedRecord = {
  number: "2027",
  attempt: 1,
  title: "Checking for understanding",
  version: "2",
  purpose: "summative",
  outcome: {
    value: "not-yet",
    sentence: "3 of 5 criteria at Demonstrated. *Adjusts teaching on the spot* is Developing: not yet.",
    nearCut: false,
    reached: 3,
    of: 5,
  },
  rows: criteria.map((criterion) => {
    const said = rows.find((row) => row.criterion === criterion.id) ?? rows[0];
    const rank = criterion.levels.findIndex((level) => level.id === said?.level);
    return {
      said: said as VerifiedRecord["rows"][number]["said"],
      number: criterion.number,
      title: criterion.title,
      levelTitle: criterion.levels[rank]?.title ?? null,
      descriptor: criterion.levels[rank]?.descriptor ?? null,
      rank: rank + 1,
      of: criterion.levels.length,
    };
  }),
  annotations: [
    {
      id: "a1",
      path: "data/classroom.mp4",
      label: "04:12–04:41",
      criteria: [1, 3],
      kind: "evidence",
      comment: "All 24 hands are up before anyone speaks.",
    },
    {
      id: "a2",
      path: "data/lesson-plan.pdf",
      label: "p. 2, box",
      criteria: [2],
      kind: "strength",
      comment: "",
    },
  ],
  returned: [],
};

export const trusted: Verdict = {
  path: "/results/2027-result.zip",
  state: "trusted",
  evidence: "same",
  signer: "M. Sand",
  role: "assessor",
  signedAt: new Date(2026, 10, 20, 15, 10).toISOString(),
  fingerprint: "granite-sparrow-two-meadow-brisk-amber-pillar-frost",
  roster: "Riverside district",
  member: "M. Sand",
  supersedes: null,
  notes: [],
  record,
};
export const valid: Verdict = {
  ...trusted,
  path: "/results/wait-time.json",
  state: "valid",
  evidence: "not-at-hand",
  roster: null,
  member: null,
};
export const differs: Verdict = {
  ...valid,
  path: "/results/Ergebnis der zweiten Abgabe zur Bruchrechnung, Klasse 7b, unterschrieben.zip",
  evidence: "differs",
  roster: "Riverside district",
};
export const invalid: Verdict = {
  ...trusted,
  path: "/results/2018-record.json",
  state: "invalid",
  evidence: "not-at-hand",
  signer: null,
  role: null,
  signedAt: null,
  fingerprint: null,
  roster: null,
  member: null,
  record: null,
  supersedes: null,
  notes: [
    note(
      "signature-wrong",
      "error",
      null,
      "The signature does not fit the text.",
      "The text was altered after signing, or the file was damaged. Which word changed cannot be told.",
    ),
  ],
};
