// A row of what is brought in: what it is called, how it stands, and what came of it.
import type { Came, Problem, Progress } from "../../lib/ipc";
import { say } from "../../lib/messages";

export type BringState =
  | "waits"
  | "running"
  /** A signed result: to be verified, not brought in. */
  | "result"
  /** Loose files, and nobody has said yet for which micro-credential. */
  | "credential-needed"
  | "roles-needed"
  | "in"
  | "already-here"
  | "refused"
  | "cancelled";

/** One thing that was dropped or chosen, or one submission of many that lay in it. */
export type BringRow = {
  key: number;
  path: string;
  /** What people call it. */
  name: string;
  state: BringState;
  progress: Progress | null;
  came: Came | null;
  problem: Problem | null;
};

/** Several files that are one submission are known by all of their paths; none holds this character. */
const between = "\0";
export const together = (paths: readonly string[]) => paths.map(plain).join(between);
export const pathsOf = (path: string) => path.split(between);
export const isTogether = (path: string) => path.includes(between);

/** What a system or a program left there is counted with nothing that a person brought. */
const leftBehind = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;
const lastOf = (path: string) => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
export function nameOf(path: string): string {
  const paths = pathsOf(path);
  const [first = path, ...more] = paths.filter((one) => paths.length === 1 || !leftBehind.test(lastOf(one)));
  return more.length === 0
    ? lastOf(first)
    : say("bring-together-name", { first: lastOf(first), more: more.length });
}
/** However it was dropped or chosen, a folder is one. */
export const plain = (path: string) => path.replace(/(?<=[^\\/:])[\\/]+$/, "");

/** Whether it waits for an answer of the person's. */
export const asks = ({ state }: BringRow) => state === "credential-needed" || state === "roles-needed";

/** Whether nothing of it is left to be done or said. */
export const isOver = (row: BringRow) => row.state !== "running" && row.state !== "waits" && !asks(row);

export const wasIn = ({ state }: BringRow) => state === "in" || state === "already-here";

export const isIn = ({ status }: Came) => status === "in" || status === "already-here";

export const called = ({ from, participant }: Came) => (participant ? `${from}, ${participant}` : from);

export function outcomeOf(came: Came): Pick<BringRow, "state" | "came" | "problem" | "progress"> {
  return { state: came.status, came, problem: came.problem, progress: null };
}
