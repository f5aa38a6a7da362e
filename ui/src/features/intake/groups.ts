// Notes put together: what is said of many files is said once, with their names.
import type { Note } from "../../lib/ipc";

export type NoteGroup = {
  code: string;
  severity: Note["severity"];
  message: string;
  hint: string;
  paths: string[];
};

/** One group for each code, in the order in which they came; what cannot be used stands first. */
export function grouped(notes: readonly Note[]): NoteGroup[] {
  const groups: NoteGroup[] = [];
  for (const { code, severity, message, hint, path } of notes) {
    const known =
      path === null ? undefined : groups.find((group) => group.code === code && group.paths.length > 0);
    if (!known) groups.push({ code, severity, message, hint, paths: path === null ? [] : [path] });
    else if (path !== null && !known.paths.includes(path)) known.paths.push(path);
  }
  const weight = ({ severity }: NoteGroup) => (severity === "error" ? 0 : 1);
  return groups.sort((a, b) => weight(a) - weight(b));
}
