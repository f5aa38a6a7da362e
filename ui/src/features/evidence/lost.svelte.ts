// The chosen annotation when its words are gone: which it is, which words are nearest, and how it is placed again. Only
// by a press: nothing moves by itself.
import type { Annotation, Place } from "../../lib/ipc/contract";
import { nearest, type Nearest } from "./place/nearest";
import type { ViewerProps } from "./viewer";

type Given = Pick<ViewerProps, "artifact" | "source" | "marks" | "chosen" | "onchange">;

export class Lost {
  nearest = $state.raw<Nearest | null>(null);
  /** The next words that are selected are its place. */
  choosing = $state(false);
  readonly #given: () => Given;

  constructor(given: () => Given) {
    this.#given = given;
  }

  /** The annotation whose words are gone. */
  get annotation(): Annotation | null {
    const { marks, chosen } = this.#given();
    const found = marks.find(({ annotation }) => annotation.id === chosen)?.annotation;
    return found?.standing === "lost" && found.place.kind === "words" ? found : null;
  }

  /** Looks for the nearest words; to be called when another annotation is chosen. */
  async look(): Promise<void> {
    const { annotation } = this;
    this.nearest = null;
    this.choosing = false;
    if (annotation?.place.kind !== "words") return;
    const { quote } = annotation.place;
    const texts = await this.#given()
      .source.texts()
      .catch(() => null);
    if (texts && this.annotation?.id === annotation.id) this.nearest = nearest(quote, texts.pages);
  }

  /** Places it at the nearest words. */
  there(paged: boolean): void {
    const { annotation, nearest } = this;
    if (!annotation || !nearest) return;
    const { page, start, end, quote } = nearest;
    this.#given().onchange?.(annotation.id, { kind: "words", page: paged ? page : null, start, end, quote });
  }

  /** Words were selected; whether they were meant as its place. */
  chose([place]: readonly Place[]): boolean {
    const { annotation } = this;
    if (!this.choosing || !annotation || place?.kind !== "words") return false;
    this.choosing = false;
    this.#given().onchange?.(annotation.id, place);
    return true;
  }
}
