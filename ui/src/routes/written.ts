// The package of a signed record, written where the person says.
import { desk, type Package, type Problem } from "../lib/ipc";

/** The package as it lies; none where the person named no place, or where it could not be written. */
export interface Written {
  package: Package | null;
  problem: Problem | null;
}

/** Asks where the package is to lie, and writes it there. */
export async function writeResult(review: { number: string; submission: string }): Promise<Written> {
  const picked = await desk.pick("save", `result-${review.number}.zip`);
  if (picked.status === "error") return { package: null, problem: picked.error };
  const [out] = picked.data;
  if (out === undefined) return { package: null, problem: null };
  const answer = await desk.writeResult(review.submission, out);
  return answer.status === "ok"
    ? { package: answer.data, problem: null }
    : { package: null, problem: answer.error };
}
