// The package of a signed record, written where the person says.
import { desk, type Problem } from "../lib/ipc";

/** Where the package lies; nowhere where the person named no place, or where it could not be written. */
export interface Written {
  out: string | null;
  problem: Problem | null;
}

/** Asks where the package is to lie, and writes it there. */
export async function writeResult(review: { number: string; submission: string }): Promise<Written> {
  const picked = await desk.pick("save", `result-${review.number}.zip`);
  if (picked.status === "error") return { out: null, problem: picked.error };
  const [out] = picked.data;
  if (out === undefined) return { out: null, problem: null };
  const answer = await desk.writeResult(review.submission, out);
  return answer.status === "ok" ? { out, problem: null } : { out: null, problem: answer.error };
}
