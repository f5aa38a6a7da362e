// The last few things that were used, by their key: what is kept does not grow with what was seen.

export class Kept<Key, Value> {
  readonly #map = new Map<Key, Value>();
  readonly #most: number;

  /** Keeps `most` of them, those used last. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    const value = this.#map.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** Keeps it no longer. */
  drop(key: Key): void {
    this.#map.delete(key);
  }

  /** Keeps one more; gives back the keys of those that are kept no longer. */
  set(key: Key, value: Value): Key[] {
    this.#map.delete(key);
    this.#map.set(key, value);
    const gone = [...this.#map.keys()].slice(0, Math.max(this.#map.size - this.#most, 0));
    gone.forEach((old) => this.#map.delete(old));
    return gone;
  }
}
