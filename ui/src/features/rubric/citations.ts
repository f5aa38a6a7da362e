// Times and pages that stand in a text and are cited for the same criterion: "(04:32)" and "p. 3" lead to their places.
import type { Annotation } from "../../lib/ipc/contract";
import { timesIn } from "../../lib/time";

/** A part of a text, and the place that it names. */
export interface Part {
  text: string;
  place: Annotation | null;
}

const second = (ms: number) => Math.floor(ms / 1000);

function atTime(places: readonly Annotation[], ms: number): Annotation | undefined {
  const times = places.filter(({ place }) => place.kind === "time");
  const begins = times.find(({ place }) => place.kind === "time" && second(place.startMs) === second(ms));
  return (
    begins ?? times.find(({ place }) => place.kind === "time" && place.startMs <= ms && ms <= place.endMs)
  );
}

const onPage = (places: readonly Annotation[], page: number) =>
  places.find(({ place }) => (place.kind === "page" || place.kind === "words") && place.page === page);

/** `text` in parts; those that name a cited place say which. Put together again they are `text`. */
export function citations(text: string, places: readonly Annotation[]): Part[] {
  if (places.length === 0) return [{ text, place: null }];
  const times = timesIn(text).map(({ start, end, ms }) => ({ start, end, place: atTime(places, ms) }));
  const pages = [...text.matchAll(/(?<!\p{L})[pS]\. ?(\d{1,4})(?!\d)/gu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    place: onPage(places, Number(found[1])),
  }));
  const named = [...times, ...pages]
    .filter(({ place }) => place)
    .sort((one, other) => one.start - other.start);
  const parts: Part[] = [];
  let done = 0;
  for (const { start, end, place } of named) {
    if (start < done) continue;
    if (start > done) parts.push({ text: text.slice(done, start), place: null });
    parts.push({ text: text.slice(start, end), place: place ?? null });
    done = end;
  }
  return done < text.length || parts.length === 0
    ? [...parts, { text: text.slice(done), place: null }]
    : parts;
}
