// The tables of a review, read so that their places can be called by rows and columns. Until one is read, and where it
// cannot be, its places are called by their words.
import type { Annotation, Artifact, Place, Table } from "../../lib/ipc/contract";
import { placesName } from "../evidence/table/named";

export class Tables {
  #read = $state.raw<Readonly<Record<string, Table>>>({});
  #asked: readonly string[] = [];
  /** Annotations as they are called: one that no edit has changed stays the same, and is not named again. */
  #named = new WeakMap<Annotation, Annotation>();

  /** Reads a table, once: it never changes. */
  async read({ id, viewer }: Artifact, read: () => Promise<Table>): Promise<void> {
    if (viewer !== "table" || this.#asked.includes(id)) return;
    this.#asked = [...this.#asked, id];
    try {
      const table = await read();
      this.#named = new WeakMap();
      this.#read = { ...this.#read, [id]: table };
    } catch {
      // Its viewer says that it cannot be read; here its places keep their words.
    }
  }

  /** What places of a table are called; `null` where they have no such name. */
  name(artifact: string, places: readonly Place[]): string | null {
    const table = this.#read[artifact];
    return table ? placesName(table, places) : null;
  }

  /** The same annotations, those of tables called by their cells. */
  named(annotations: readonly Annotation[]): Annotation[] {
    const read = this.#read;
    return annotations.map((one) =>
      read[one.artifact] && one.standing !== "lost" ? this.#called(one) : one,
    );
  }

  #called(one: Annotation): Annotation {
    const before = this.#named.get(one);
    if (before) return before;
    const label = this.name(one.artifact, [one.place]);
    const named = label ? { ...one, label } : one;
    this.#named.set(one, named);
    return named;
  }
}
