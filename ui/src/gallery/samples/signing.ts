// Samples of what stands before and after signing.
import type { ToLookAt } from "../../features/signing/checks";
import type { SigningFacts } from "../../features/signing/facts";
import type { KeyCard, SampleKey, Signed } from "../../lib/ipc";
import { review2041 } from "../reviewSample";
import { row } from "../../features/review/testing/sample";

const scored = [
  row("plans-the-check", {
    level: "demonstrated",
    rationale: "Checks at three turning points; wrong answers expected on p. 2 and p. 3.",
    strength: "The plan names two wrong answers before the lesson.",
  }),
  row("hears-everyone", { level: "demonstrated", rationale: "All 24 hands go up on one word at 00:31." }),
  row("adjusts-teaching", {
    level: "developing",
    rationale: "Pairs talk, then one explanation goes to everyone (02:24).",
    nextStep:
      "Plan two follow-ups for the next check, one for each answer you expect, and use the one the answers call for.",
  }),
  row("finds-out-why", {
    level: "demonstrated",
    rationale: "A wrong reason goes on the board and the class repairs it.",
  }),
  row("follows-through", { cannotJudge: "Cannot be heard: the reflection is silent from 0:20." }),
];

export function facts(more: Partial<SigningFacts> = {}): SigningFacts {
  const review = review2041({ rows: scored });
  return {
    purpose: "summative",
    outcome: {
      value: "not-yet",
      sentence:
        "3 of 5 criteria at Demonstrated. *Adjusts teaching on the spot* is Developing; *Follows through* cannot be judged: not yet.",
      nearCut: true,
    },
    ruleSentence: "all criteria at Demonstrated",
    criteria: review.criteria,
    rows: scored,
    annotations: review.annotations,
    artifacts: review.artifacts,
    returned: [],
    signedFor: [],
    ...more,
  };
}

const look = (
  code: string,
  severity: ToLookAt["severity"],
  message: string,
  hint: string,
  more: Partial<ToLookAt>,
) => ({
  code,
  severity,
  message,
  hint,
  criterion: null,
  field: null,
  artifact: null,
  requirement: null,
  draft: null,
  ...more,
});

export const all: ToLookAt[] = [
  look(
    "not-opened",
    "warning",
    "Not opened: reflection.m4a.",
    "Open it once, or sign knowing that it was not.",
    {
      artifact: "reflection",
    },
  ),
  look(
    "place-missing",
    "warning",
    "Criterion 5 has a level and no place in the evidence.",
    "Cite the place that the level rests on.",
    { criterion: "follows-through", field: "place" },
  ),
];
export const standing: ToLookAt[] = [
  look(
    "criterion-unscored",
    "error",
    "Criterion 4 has no answer yet.",
    "Choose a level, or say why it cannot be judged.",
    {
      criterion: "finds-out-why",
    },
  ),
  ...all,
];

export const keys: KeyCard[] = [
  {
    fingerprint: "harbour-linen-seven-orchard-mild-copper-anchor-tide",
    name: "R. Okafor",
    role: "assessor",
    sample: false,
    withoutSheet: false,
  },
  {
    fingerprint: "granite-sparrow-two-meadow-brisk-amber-pillar-frost",
    name: "Sample",
    role: "assessor",
    sample: true,
    withoutSheet: false,
  },
];
export const sampleKey: SampleKey = {
  fingerprint: "granite-sparrow-two-meadow-brisk-amber-pillar-frost",
  name: "Sample",
  passphrase: "sample passphrase, never for real work",
};

export const signed: Signed = {
  number: "2041",
  sha256: "9f2c41d07be3a5581e07c9b460aa3f12".repeat(2),
  fingerprint: "harbour-linen-seven-orchard-mild-copper-anchor-tide",
  name: "Ruth Okafor",
  role: "assessor",
  at: new Date(2026, 10, 24, 12, 33).toISOString(),
  package: { path: "/Results/2041-checking-for-understanding-attempt-2-result.zip", size: "2.4 MB" },
  outcome: {
    value: "not-yet",
    sentence: "4 of 5 criteria at Demonstrated. *Adjusts teaching on the spot* is Developing: not yet.",
    nearCut: false,
    reached: 4,
    of: 5,
  },
  supersedes: false,
  filmsWithout: 0,
  files: [
    { name: "record.json", part: "record", count: 1, size: "48 kB" },
    { name: "record.html", part: "report", count: 1, size: "404 kB" },
    { name: "micro-credential.json", part: "micro-credential", count: 1, size: "9.2 kB" },
    { name: "places/", part: "places", count: 6, size: "1.6 MB" },
  ],
  holds: { levels: 4, places: 14, artifacts: 6 },
  journal: { entries: 212, head: "5a7e02c1".repeat(8), unbroken: true },
};

/** Feedback whose package nobody has written; in the library something is not as it was signed. */
export const unwritten: Signed = {
  ...signed,
  package: null,
  supersedes: true,
  filmsWithout: 2,
  files: signed.files.slice(0, 3),
  journal: { ...signed.journal, unbroken: false },
};

/** Long names, and a file that this Assay does not know. */
export const long: Signed = {
  ...signed,
  name: "Prof.ª Dr.ª Maria Wilhelmina Aurelia van den Bergh-Oyelaran-Ferreira de Albuquerque",
  package: {
    path: `/Results/${"Beurteilungen des zweiten Halbjahres/".repeat(4)}2041-Verständnis-überprüfen-result.zip`,
    size: "128 MB",
  },
  files: [
    ...signed.files,
    {
      name: "a-very-long-name-of-a-file-that-came-with-a-later-version-of-the-format.jsonld",
      part: "other",
      count: 1,
      size: "36 kB",
    },
  ],
};

export const report = `<!doctype html><html lang="en"><head><style>body{margin:0;font:14px/20px var(--sans)}
main{max-width:794px;margin:0 auto;padding:44px 68px}h1{font:400 31px/37px var(--serif)}</style></head>
<body><main><h1>Not yet: one criterion to go</h1><p>4 of 5 criteria are Demonstrated. <a href="#p1">04:12</a></p>
<h2 id="p1">The place</h2></main></body></html>`;
