// What was seen of each file: told by the viewers, shown at once, written now and then.
import type { Coverage } from "../../lib/ipc/contract";
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { Ledger } from "./ledger.svelte";
import type { ReviewPort } from "./port";
import { united, type Stretch } from "./stretches";

/** How often it is written at most. */
const writeEvery = 2_000;

/** What was seen. */
export class Seen {
  readonly #opened = new SvelteSet<string>();
  readonly #stretches = new SvelteMap<string, Stretch[]>();
  readonly #unwritten = new SvelteSet<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly port: ReviewPort,
  ) {}

  /** What was seen of `artifact` so far. */
  of(artifact: string): Coverage {
    const kept = this.ledger.review.coverage.find((one) => one.artifact === artifact);
    return {
      artifact,
      opened: (kept?.opened ?? false) || this.#opened.has(artifact),
      stretches: united([...(kept?.stretches ?? []), ...(this.#stretches.get(artifact) ?? [])]),
    };
  }

  /** The first frame or page of it is on the screen. Written once. */
  opened(artifact: string): void {
    if (this.of(artifact).opened) return;
    this.#opened.add(artifact);
    if (this.ledger.open) void this.ledger.perform({ cmd: "opened", artifact });
  }

  /** More of it was seen. */
  cover(artifact: string, stretches: Stretch[]): void {
    this.#stretches.set(artifact, united([...(this.#stretches.get(artifact) ?? []), ...stretches]));
    this.#unwritten.add(artifact);
    this.#timer ??= setTimeout(() => void this.flush(), writeEvery);
  }

  /** Writes what was not written yet, and answers when that is done. What cannot be written is tried with the next. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await Promise.all([...this.#unwritten].map((artifact) => this.#write(artifact)));
  }

  async #write(artifact: string): Promise<void> {
    this.#unwritten.delete(artifact);
    const answer = await this.port.cover(artifact, this.#stretches.get(artifact) ?? []).catch(() => null);
    if (answer?.status !== "ok") this.#unwritten.add(artifact);
  }
}
