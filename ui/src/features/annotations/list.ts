// Which annotations the list shows, in which order, in groups short enough to be drawn one at a time.
import type { Annotation, Criterion, Place } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";

/** What the list shows. */
export type Show = "file" | "criterion" | "all";

/** Rows that belong together; `criterion` heads them when the list goes by criteria. */
export interface Group {
  key: string;
  criterion: Criterion | null;
  rows: Annotation[];
}

/** Most rows in a group: a group that is far from what is seen is not drawn. */
export const most = 16;
/** One row in so many begins a group of its own. */
const opensOneIn = 8;

/** Where a place lies in its file, as numbers that can be compared. */
function order(place: Place): [number, number] {
  switch (place.kind) {
    case "whole":
      return [-1, 0];
    case "time":
      return [place.startMs, place.endMs];
    case "picture":
      return [0, place.box[1]];
    case "page":
      return [place.page, place.box?.[1] ?? -1];
    case "words":
      return [place.page ?? 0, place.start];
  }
}

/** In the order of the files, and in each by place; those of one place as they were made. */
export function inOrder(annotations: readonly Annotation[], files: readonly string[]): Annotation[] {
  const file = new Map(files.map((id, at) => [id, at]));
  const keyed = annotations.map((annotation) => {
    const [first, second] = order(annotation.place);
    return { annotation, file: file.get(annotation.artifact) ?? files.length, first, second };
  });
  keyed.sort((a, b) => a.file - b.file || a.first - b.first || a.second - b.second);
  return keyed.map(({ annotation }) => annotation);
}

/** Whether this row begins a group, wherever it stands: by the end of its id, which is random. */
function opens({ id }: Annotation): boolean {
  let mixed = 0;
  for (const letter of id.slice(-4)) mixed = (mixed * 31 + letter.charCodeAt(0)) % 65_521;
  return mixed % opensOneIn === 0;
}

// Groups begin at rows, not at numbers: one row more changes the group that it comes into, and no other is drawn again.
function parted(key: string, criterion: Criterion | null, rows: readonly Annotation[]): Group[] {
  const parts: Group[] = [];
  let name = key;
  let more = 0;
  let part: Group | undefined;
  for (const row of rows) {
    const begins = opens(row);
    const full = part !== undefined && part.rows.length >= most;
    if (part === undefined || full || begins) {
      if (begins) name = `${key}:${row.id}`;
      more = full && !begins ? more + 1 : 0;
      part = { key: `${name}+${more}`, criterion: parts.length === 0 ? criterion : null, rows: [] };
      parts.push(part);
    }
    part.rows.push(row);
  }
  return parts;
}

/** `now` with every group of `before` that says the same: nothing that shows it is drawn anew. */
export function shared(before: readonly Group[], now: readonly Group[]): Group[] {
  const known = new Map(before.map((group) => [group.key, group]));
  return now.map((group) => {
    const old = known.get(group.key);
    const same =
      old?.criterion === group.criterion &&
      old.rows.length === group.rows.length &&
      old.rows.every((row, at) => row === group.rows[at]);
    return same ? old : group;
  });
}

/** Those that are shown; `here` are the files that are open. */
function shownOf(show: Show, annotations: readonly Annotation[], here: readonly (string | null)[]) {
  return show === "file" ? annotations.filter(({ artifact }) => here.includes(artifact)) : annotations;
}

/** How many are shown, and of how many where that is not all. */
export function counted(
  show: Show,
  annotations: readonly Annotation[],
  here: readonly (string | null)[],
): string {
  const [some, of] = [shownOf(show, annotations, here).length, annotations.length];
  return some === of ? String(of) : say("annotations-some", { some, of });
}

/** The groups that are shown; `here` are the files that are open. By criterion an annotation stands under each that it serves. */
export function groups(
  show: Show,
  annotations: readonly Annotation[],
  here: readonly (string | null)[],
  files: readonly string[],
  criteria: readonly Criterion[],
): Group[] {
  if (show !== "criterion") {
    return parted(show, null, inOrder(shownOf(show, annotations, here), files));
  }
  const ordered = inOrder(annotations, files);
  const served = criteria.flatMap((criterion) =>
    parted(
      criterion.id,
      criterion,
      ordered.filter((one) => one.criteria.includes(criterion.id)),
    ),
  );
  return [
    ...served,
    ...parted(
      "none",
      null,
      ordered.filter((one) => one.criteria.length === 0),
    ),
  ];
}
