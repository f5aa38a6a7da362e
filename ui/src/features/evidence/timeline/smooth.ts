// A playhead that moves continuously although the player tells its time only now and then.

/** How far ahead is guessed when nothing was told, milliseconds. */
const MOST_MS = 400;

export class Smooth {
  #told = 0;
  #wall = 0;

  /** The moment to show: what was told, or where playing must have come since. */
  at(toldMs: number, wallMs: number, rate: number): number {
    if (toldMs !== this.#told) {
      this.#told = toldMs;
      this.#wall = wallMs;
      return toldMs;
    }
    return toldMs + Math.min(Math.max(wallMs - this.#wall, 0) * rate, MOST_MS);
  }
}
