// The chosen annotation when its words are gone: which it is, which words are nearest, and how it is placed again. Only
// by a press: nothing moves by itself.
import type { Annotation, Place } from "../../lib/ipc/contract";
import { nearest, type Nearest } from "./place/nearest";
import type { ViewerProps } from "./viewer";

type Given = Pick<ViewerProps, "artifact" | "source" | "marks" | "chosen" | "onchange">;

export class Lost {
  nearest = $state.raw<Nearest | null>(null);
  /** What is selected now is meant for it. */
  choosing = $state(false);
  /** Words that were selected for it. */
  picked = $state.raw<Place | null>(null);
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
    this.choose(false);
    if (annotation?.place.kind !== "words") return;
    const { quote } = annotation.place;
    const texts = await this.#given()
      .source.texts()
      .catch(() => null);
    if (texts && this.annotation?.id === annotation.id) this.nearest = nearest(quote, texts.pages);
  }

  /** Words are chosen for it from now on, or no longer. */
  choose(on: boolean): void {
    this.choosing = on;
    this.picked = null;
  }

  /** Words were selected; whether they are meant for it. They are taken only by a press. */
  chose(places: readonly Place[]): boolean {
    if (!this.choosing || !this.annotation) return false;
    this.picked = places.find((place) => place.kind === "words") ?? null;
    return true;
  }

  /** Places it: at the chosen words, otherwise at the nearest ones. */
  there(paged: boolean): void {
    const { annotation, nearest, picked } = this;
    const near = nearest && { ...nearest, kind: "words" as const, page: paged ? nearest.page : null };
    const place = this.choosing ? picked : near;
    if (!annotation || !place) return;
    this.choose(false);
    this.#given().onchange?.(annotation.id, place);
  }
}
