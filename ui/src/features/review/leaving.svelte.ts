// What has to be on the disk before the window closes or shows something else. Whoever holds words is asked to write them;
// where that takes too long, or cannot be done, the person is asked, and the words stay where they are.
import type { Problem } from "../../lib/ipc/contract";

/** What is not on the disk yet: why, where that is known, and up to when everything is. */
export type Unsaved = { problem: Problem | null; at: string | null };

/** A part of the window that holds words. */
export interface Keeper {
  /** Writes what waits. Answers when all of it is kept, or cannot be. */
  keep(): Promise<unknown>;
  /** What is not kept; null where everything is. */
  readonly unsaved: Unsaved | null;
}

/** What the person wants to do meanwhile. */
export type Way = "close" | "go";

/** How long the disk may take before the person is asked. */
const patience = 3_000;
/** How long until what was typed meanwhile is written. */
const breath = 10;
/** How often it is looked, while the person is asked, whether it is kept by now. */
const lookEvery = 250;

/** Who holds words in this window, and the question that is asked about them. */
export class Leaving {
  /** Which way the person wants to go, while it is asked whether to go without. */
  way = $state.raw<Way | null>(null);
  /** What is not kept, as it is while that is asked. */
  unsaved = $state.raw<Unsaved | null>(null);
  // Nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #keepers = new Set<Keeper>();
  #answered: (may: boolean) => void = () => undefined;

  /** Asks `keeper` from now on, until the returned function is called. */
  hold(keeper: Keeper): () => void {
    this.#keepers.add(keeper);
    return () => void this.#keepers.delete(keeper);
  }

  /** Whether nobody holds words: there is nothing to wait for. */
  get free(): boolean {
    return this.#keepers.size === 0;
  }

  /** Has everything written; whether the person may go this way. A question that is still open is answered with no. */
  async may(way: Way): Promise<boolean> {
    this.answer(false);
    await this.#kept();
    return this.#unsaved() === null || this.#ask(way);
  }

  /** What the person answers: to go without, or to stay. */
  answer(may: boolean): void {
    this.way = null;
    this.unsaved = null;
    this.#answered(may);
    this.#answered = () => undefined;
  }

  #ask(way: Way): Promise<boolean> {
    this.answer(false);
    this.way = way;
    this.unsaved = this.#unsaved();
    const looks = setInterval(() => {
      this.unsaved = this.#unsaved();
      if (this.unsaved === null) this.answer(true);
    }, lookEvery);
    return new Promise((done) => {
      this.#answered = (may) => {
        clearInterval(looks);
        done(may);
      };
    });
  }

  /** Answers when all of it is kept, when some of it cannot be, or when it took too long. */
  async #kept(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    const tooLong = new Promise<void>((done) => {
      timer = setTimeout(() => {
        late = true;
        done();
      }, patience);
    });
    await Promise.race([this.#keepOnce(), tooLong]);
    // What was typed while the rest was written is written too.
    while (!late && this.#unsaved()?.problem === null) {
      await new Promise((done) => setTimeout(done, breath));
      await Promise.race([this.#keepOnce(), tooLong]);
    }
    clearTimeout(timer);
  }

  async #keepOnce(): Promise<void> {
    await Promise.allSettled([...this.#keepers].map((keeper) => keeper.keep()));
  }

  #unsaved(): Unsaved | null {
    const all = [...this.#keepers].flatMap(({ unsaved }) => (unsaved ? [unsaved] : []));
    return all.find(({ problem }) => problem !== null) ?? all[0] ?? null;
  }
}
