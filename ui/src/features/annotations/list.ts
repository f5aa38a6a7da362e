// Which annotations the list shows, in which order, in groups short enough to be drawn one at a time.
import type { Annotation, Criterion, Place } from "../../lib/ipc/contract";

/** What the list shows. */
export type Show = "file" | "criterion" | "all";

/** Rows that belong together; `criterion` heads them when the list goes by criteria. */
export interface Group {
  key: string;
  criterion: Criterion | null;
  rows: Annotation[];
}

/** Most rows in a group: a group that is far from what is seen is not drawn. */
export const most = 10;

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

function parted(key: string, criterion: Criterion | null, rows: Annotation[]): Group[] {
  const count = Math.ceil(rows.length / most);
  return Array.from({ length: count }, (_, at) => ({
    key: `${key}:${at}`,
    criterion: at === 0 ? criterion : null,
    rows: rows.slice(at * most, (at + 1) * most),
  }));
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
    const shown =
      show === "all" ? annotations : annotations.filter(({ artifact }) => here.includes(artifact));
    return parted(show, null, inOrder(shown, files));
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
