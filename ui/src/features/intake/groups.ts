// Notes put together: what is said of many files is said once, with their names.
import type { Note } from "../../lib/ipc";

export type NoteGroup = {
  code: string;
  severity: Note["severity"];
  message: string;
  hint: string;
  paths: string[];
};

/** What is only told: its way out is “Nothing to do”. */
export const onlyTold: readonly string[] = [
  "report-in-english",
  "candidate-left-out",
  "system-file-left-out",
  "file-left-out",
  "file-renamed",
  "tag-file-unlisted",
  "manifest-only-one",
  "manifest-not-checked",
  "manifest-repeats",
  "manifest-asterisk",
  "manifest-leading-dot",
  "manifest-bare-percent",
  "name-differs",
  "system-file-absent",
  "bag-info-repeats",
  "submission-member-unknown",
  "time-normalised",
];

/** Whether there is something to look at in it. */
export const toLookAt = ({ code, severity }: NoteGroup): boolean =>
  severity === "error" || !onlyTold.includes(code);

/** One group for each code, in the order in which they came; what cannot be used stands first, what is only
    told last. */
export function grouped(notes: readonly Note[]): NoteGroup[] {
  const groups: NoteGroup[] = [];
  for (const { code, severity, message, hint, path } of notes) {
    const known =
      path === null ? undefined : groups.find((group) => group.code === code && group.paths.length > 0);
    if (!known) groups.push({ code, severity, message, hint, paths: path === null ? [] : [path] });
    else if (path !== null && !known.paths.includes(path)) known.paths.push(path);
  }
  const weight = (group: NoteGroup) => (group.severity === "error" ? 0 : toLookAt(group) ? 1 : 2);
  return groups.sort((a, b) => weight(a) - weight(b));
}
