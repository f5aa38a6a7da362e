// What lay beside the evidence and was left out before anybody was asked, as rows among the files.
import type { Note } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** Files that were left out for one reason. */
export type Outside = { code: string; paths: string[]; what: string; why: string };

/** One for each reason; what is worth saying about no file of its own is none of them. */
export function outside(notes: readonly Note[]): Outside[] {
  const rows: Outside[] = [];
  for (const { code, path } of notes) {
    const words = wordsOf(code);
    if (!words || path === null) continue;
    const known = rows.find((row) => row.code === code);
    if (known) known.paths.push(path);
    else rows.push({ code, paths: [path], ...words });
  }
  return rows;
}

/** What is to be said all the same. */
export const beside = (notes: readonly Note[]): Note[] =>
  notes.filter(({ code, path }) => path === null || wordsOf(code) === null);

function wordsOf(code: string): Pick<Outside, "what" | "why"> | null {
  switch (code) {
    case "system-file-left-out":
      return { what: say("roles-outside-system"), why: say("roles-outside-system-why") };
    case "candidate-left-out":
      return { what: say("roles-outside-candidate"), why: say("roles-outside-candidate-why") };
    case "file-unplaced":
      return { what: say("roles-outside-unplaced"), why: say("roles-outside-unplaced-why") };
    default:
      return null;
  }
}
