// An annotation while it is written: what it is about, for which criteria, in which words. Each step gives a new one.
import type { Annotation, AnnotationKind, Begun, Edit, Place } from "../../lib/ipc/contract";

/** The shortest span that is made by itself: a digit pressed and a word typed at once. */
const leastMs = 1_000;

/** An annotation that is not made yet, or is being changed. */
export interface Composing {
  /** Of the one that is changed; null for a new one. */
  readonly id: string | null;
  readonly artifact: string;
  /** Where; of a table one place for each row. */
  readonly places: readonly Place[];
  readonly criteria: readonly string[];
  readonly kind: AnnotationKind;
  readonly text: string;
  /** The end of the span is the playhead, wherever that goes. */
  readonly following: boolean;
  /** Whether playing goes on once it is saved. */
  readonly resume: boolean;
}

/** A new one at `places`. */
export function at(artifact: string, places: readonly Place[], criteria: readonly string[]): Composing {
  return {
    id: null,
    artifact,
    places,
    criteria,
    kind: "evidence",
    text: "",
    following: false,
    resume: false,
  };
}

/** A new one whose span begins now and ends at the playhead. */
export function spanFrom(
  artifact: string,
  atMs: number,
  criteria: readonly string[],
  playing: boolean,
): Composing {
  const place: Place = { kind: "time", startMs: atMs, endMs: atMs, box: null };
  return { ...at(artifact, [place], criteria), following: true, resume: playing };
}

/** One that is there already, to be changed. */
export function of(annotation: Annotation, text: string): Composing {
  const { id, artifact, place, criteria, kind } = annotation;
  return { id, artifact, places: [place], criteria, kind, text, following: false, resume: false };
}

/** One that was being written when the window went: as far as it was kept beside `text`. */
export function again(id: string | null, begun: Begun, text: string): Composing {
  return { ...begun, id, text, following: false, resume: false };
}

/** All of it but its words. */
export function begun({ artifact, places, criteria, kind }: Composing): Begun {
  return { artifact, places: [...places], criteria: [...criteria], kind };
}

function span(composing: Composing, change: (startMs: number, endMs: number) => [number, number]): Composing {
  const places = composing.places.map((place): Place => {
    if (place.kind !== "time") return place;
    const [startMs, endMs] = change(place.startMs, place.endMs);
    return { ...place, startMs, endMs };
  });
  return { ...composing, places };
}

/** The playhead has moved. */
export function follow(composing: Composing, atMs: number): Composing {
  return composing.following ? span(composing, (start) => [start, Math.max(start, atMs)]) : composing;
}

/** The span begins here; an end that lies before goes along. */
export const beginHere = (composing: Composing, atMs: number): Composing =>
  span(composing, (_, end) => [atMs, Math.max(atMs, end)]);

/** The span ends here; where that is before its beginning, it begins here and ends there. */
export const endHere = (composing: Composing, atMs: number): Composing => ({
  ...span(composing, (start) => [Math.min(start, atMs), Math.max(start, atMs)]),
  following: false,
});

/** For this criterion too, or no longer. */
export function serve(composing: Composing, criterion: string): Composing {
  const { criteria } = composing;
  const others = criteria.filter((one) => one !== criterion);
  return { ...composing, criteria: others.length === criteria.length ? [...criteria, criterion] : others };
}

/** The edits that make it: one for each place. */
export function edits(composing: Composing, durationMs: number | null): Edit[] {
  const { id, artifact, kind } = composing;
  const last = durationMs ?? Infinity;
  const { places } = span(composing, (start, end) => {
    if (end - start > 0) return [start, end];
    return start + leastMs > last ? [Math.max(0, last - leastMs), last] : [start, start + leastMs];
  });
  const criteria = [...composing.criteria];
  const comment = composing.text.trim();
  return places.map((place, nth) =>
    id !== null && nth === 0
      ? { cmd: "change-annotation", id, artifact, place, criteria, kind, comment }
      : { cmd: "annotate", artifact, place, criteria, kind, comment },
  );
}
