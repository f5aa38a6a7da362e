// A catalogue of sentences in one language, written in Fluent.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

/** Values for the places in a sentence. */
export type Arguments = Record<string, FluentVariable>;

/** A catalogue that answers sentences by key. */
export class Catalogue {
  readonly #bundle: FluentBundle;

  /** Reads `source`, Fluent text of one language. */
  constructor(language: string, source: string) {
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#bundle.addResource(new FluentResource(source));
  }

  /** Whether there is a sentence of this key. */
  has(key: string): boolean {
    return this.#bundle.hasMessage(key);
  }

  /** The sentence of `key`, filled in. Throws where the key or a value is missing: that is a fault of ours. */
  say(key: string, values: Arguments = {}): string {
    return this.#format(key, this.#bundle.getMessage(key)?.value, values);
  }

  /** What to do about `key`: its `.hint`. */
  hint(key: string, values: Arguments = {}): string {
    return this.#format(`${key}.hint`, this.#bundle.getMessage(key)?.attributes["hint"], values);
  }

  #format(
    name: string,
    pattern: Parameters<FluentBundle["formatPattern"]>[0] | null | undefined,
    values: Arguments,
  ) {
    if (!pattern) throw new Error(`the catalogue has no ${name}`);
    return this.#bundle.formatPattern(pattern, values);
  }
}
