// What was told when a submission came in just now and is not kept with it: a number that is taken, a copy that was mended.
import type { Artifact, Intake, Note } from "../../lib/ipc";

/** What the report says in a place of its own. */
const ownPlace = new Set(["micro-credential-unknown", "file-left-out"]);

/** The report with what was told on arrival, each thing once. */
export function withArrival(intake: Intake, arrival: readonly Note[]): Intake {
  const known = new Set(intake.notes.map(about));
  const fresh = arrival.filter((note) => !known.has(about(note)) && !ownPlace.has(note.code));
  if (fresh.length === 0) return intake;
  return {
    ...intake,
    verdict: intake.verdict === "good" ? "to-look-at" : intake.verdict,
    artifacts: intake.artifacts.map((artifact) => noted(artifact, fresh)),
    notes: [...intake.notes, ...fresh],
  };
}

const about = ({ code, path, message }: Note) => `${code} ${path ?? message}`;

function noted(artifact: Artifact, fresh: readonly Note[]): Artifact {
  return { ...artifact, notes: [...artifact.notes, ...fresh.filter(({ path }) => path === artifact.path)] };
}
