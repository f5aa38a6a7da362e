// A catalogue of sentences in one language, written in Fluent.
import { FluentBundle, FluentResource, type FluentVariable, type Message } from "@fluent/bundle";

/** Values for the places in a sentence. */
export type Arguments = Record<string, FluentVariable>;

/** A catalogue that answers sentences by key. */
export class Catalogue {
  readonly #bundle: FluentBundle;
  /** What is written of each sentence that nobody has asked for yet. */
  readonly #unread = new Map<string, string>();

  /**
   * Takes `source`, Fluent text of one language. Each sentence is read when it is first asked for: a start needs a few
   * of them, and reading two thousand is a good part of it.
   */
  constructor(language: string, source: string) {
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    for (const text of source.split(/^(?=[a-z][\w-]* =)/m)) {
      const key = /^[a-z][\w-]*(?= =)/.exec(text)?.[0];
      if (key !== undefined) this.#unread.set(key, text);
    }
  }

  /** Whether there is a sentence of this key. */
  has(key: string): boolean {
    return this.#message(key) !== undefined;
  }

  /** The sentence of `key`, filled in. Throws where the key or a value is missing: that is a fault of ours. */
  say(key: string, values: Arguments = {}): string {
    return this.#format(key, this.#message(key)?.value, values);
  }

  /** What to do about `key`: its `.hint`. */
  hint(key: string, values: Arguments = {}): string {
    return this.#format(`${key}.hint`, this.#message(key)?.attributes["hint"], values);
  }

  #message(key: string): Message | undefined {
    this.#read(key);
    return this.#bundle.getMessage(key);
  }

  /** Reads a sentence, and those that it names. */
  #read(key: string): void {
    const text = this.#unread.get(key);
    if (text === undefined) return;
    this.#unread.delete(key);
    this.#bundle.addResource(new FluentResource(text));
    for (const [, named = ""] of text.matchAll(/\{\s*([a-z][\w-]*)\s*[}.]/g)) this.#read(named);
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
