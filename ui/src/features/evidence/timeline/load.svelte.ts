// What a recording's time line is drawn from: waveform, captions, speech map and frames. Each comes when it comes; the
// recording plays without any of them.
import type { Speech } from "../../../lib/ipc/contract";
import type { Source } from "../viewer";
import { Cues } from "./cues";
import { pausesOf, type Pauses } from "./pauses";
import type { Screening } from "./screening.svelte";
import { parse, type Waveform } from "./waveform";

export class Loaded {
  wave = $state.raw<Waveform | null>(null);
  speech = $state.raw<Speech | null>(null);
  /** The wave could not be drawn; it plays all the same. */
  silent = $state(false);

  /** How often it was asked for again. */
  tries = $state(0);

  /** Asks once more for all of it. */
  again(): void {
    this.silent = false;
    this.tries += 1;
  }

  get pauses(): Pauses | null {
    return this.speech && pausesOf(this.speech);
  }
}

/** Begins to load as soon as the component is there, and stops when it goes. */
export function load(source: () => Source, screening: Screening): Loaded {
  const loaded = new Loaded();
  $effect(() => {
    const from = source();
    void loaded.tries;
    const { hasSound } = screening.artifact;
    const gone = new AbortController();
    const take = <T>(answer: Promise<T>, then: (value: T) => void, otherwise: () => void = () => undefined) =>
      void answer.then(
        (value) => gone.signal.aborted || then(value),
        () => gone.signal.aborted || otherwise(),
      );
    if (hasSound)
      take(
        waveform(from.waveform, gone.signal),
        (wave) => (loaded.wave = wave),
        () => (loaded.silent = true),
      );
    take(from.captions(), (cues) => (screening.cues = new Cues(cues)));
    if (screening.video) take(from.frames(), (frames) => (screening.player.frames = frames));
    else take(from.speech(), (speech) => (loaded.speech = speech));
    return () => gone.abort();
  });
  return loaded;
}

async function waveform(address: string, signal: AbortSignal): Promise<Waveform> {
  const answer = await fetch(address, { signal });
  const wave = answer.ok ? parse(await answer.arrayBuffer()) : null;
  if (!wave) throw new Error("no waveform");
  return wave;
}
