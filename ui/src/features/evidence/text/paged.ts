// A citable text of one or more pages as one run of code points, and the way from there to places on its pages.
import type { Place } from "../../../lib/ipc/contract";
import { firstNotBelow, Points } from "../place/points";
import type { Mark } from "../viewer";
import type { Span } from "./dom";
import type { Shade } from "./paint";

export class Paged {
  /** All of it; pages are parted by a line end. */
  readonly text: string;
  readonly points: Points;
  /** Where each page begins. */
  readonly #starts: number[] = [];

  constructor(pages: readonly string[]) {
    this.text = pages.join("\n");
    this.points = new Points(this.text);
    let at = 0;
    for (const page of pages) {
      this.#starts.push(at);
      at += new Points(page).length + 1;
    }
  }

  #page(point: number): number {
    return Math.max(firstNotBelow(this.#starts, point + 1), 1);
  }
  #start(page: number): number {
    return this.#starts[page - 1] ?? 0;
  }
  get paged(): boolean {
    return this.#starts.length > 1;
  }

  /** The place of selected words; what goes on over a page's end ends there. */
  place({ start, end }: Span): Place {
    const page = this.#page(start);
    const from = this.#start(page);
    const last = (this.#starts[page] ?? this.points.length + 1) - 1;
    const to = Math.min(end, last);
    return {
      kind: "words",
      page: this.paged ? page : null,
      start: start - from,
      end: to - from,
      quote: this.points.slice(start, to),
    };
  }

  /** Where a place stands in the whole; `null` where there is no such page. */
  span(place: Place): Span | null {
    if (place.kind !== "words") return null;
    const page = place.page ?? 1;
    if (page < 1 || page > this.#starts.length) return null;
    return { start: this.#start(page) + place.start, end: this.#start(page) + place.end };
  }

  /** Whether the words of a place stand where it says. */
  holds(place: Place): boolean {
    const span = this.span(place);
    return span !== null && place.kind === "words" && this.points.slice(span.start, span.end) === place.quote;
  }

  /** The marks of cited words, longer ones first. */
  shades(marks: readonly Mark[]): Shade[] {
    const found = marks.flatMap(({ annotation, numbers }) => {
      const span = annotation.standing === "lost" ? null : this.span(annotation.place);
      return span ? [{ annotation: annotation.id, number: numbers[0] ?? 0, ...span }] : [];
    });
    return found.sort((a, b) => b.end - b.start - (a.end - a.start));
  }
}
