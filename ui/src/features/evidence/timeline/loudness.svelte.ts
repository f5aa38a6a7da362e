// Loudness beyond what the file has, by an amplifier in the sound's way. Where there is none it ends at the file's own,
// and that is said. The amplifier is put in only once it runs: put in before, it could swallow the sound for good.

/** How long an amplifier may take to start, milliseconds. */
const PATIENCE_MS = 1_500;

export class Loudness {
  /** 0 to 4; above 1 is louder than the file. */
  gain = $state(1);
  /** Whether more than 1 can be had, as far as is known. */
  amplifies = $state(true);
  #media: HTMLMediaElement | null = null;
  #context: AudioContext | null = null;
  #node: GainNode | null = null;
  #starting = false;
  readonly #make: () => AudioContext;

  /** `make` makes the amplifier; it may throw. */
  constructor(make: () => AudioContext = () => new AudioContext()) {
    this.#make = make;
  }

  attach(media: HTMLMediaElement): void {
    this.#media = media;
    this.#apply();
  }

  set(gain: number): void {
    this.gain = gain;
    if (gain > 1 && this.amplifies && !this.#node) this.#start();
    this.#apply();
  }

  /** Playing begins: an amplifier that slept wakes up. */
  wake(): void {
    void this.#context?.resume().catch(() => undefined);
  }

  /** The recording is closed. */
  release(): void {
    this.#close();
    [this.#node, this.#media] = [null, null];
  }

  #start(): void {
    if (this.#starting) return;
    this.#starting = true;
    try {
      const context = this.#make();
      this.#context = context;
      const timer = setTimeout(() => this.#failed(), PATIENCE_MS);
      const running = () => {
        if (context.state !== "running") return;
        clearTimeout(timer);
        context.removeEventListener("statechange", running);
        this.#insert(context);
      };
      context.addEventListener("statechange", running);
      this.wake();
      running();
    } catch {
      this.#failed();
    }
  }

  #insert(context: AudioContext): void {
    if (!this.#media || this.#node || !this.amplifies) return;
    try {
      const node = context.createGain();
      node.connect(context.destination);
      context.createMediaElementSource(this.#media).connect(node);
      this.#node = node;
      this.#apply();
    } catch {
      this.#failed();
    }
  }

  #failed(): void {
    if (this.#node) return;
    this.amplifies = false;
    this.gain = Math.min(this.gain, 1);
    this.#close();
    this.#apply();
  }

  #close(): void {
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #apply(): void {
    if (this.#node) this.#node.gain.value = this.gain;
    if (this.#media) this.#media.volume = this.#node ? 1 : Math.min(this.gain, 1);
  }
}
