// The language that the window speaks now. What is drawn from it is drawn again when another is chosen.
import english from "../../../messages/en.ftl?raw";
import spanish from "../../../messages/es.ftl?raw";
import { Catalogue, type Arguments } from "./catalogue";

export type Language = "en" | "es";

const sources: Record<Language, string> = { en: english, es: spanish };
// Nothing is drawn from it.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const made = new Map<Language, Catalogue>();

let spoken = $state<Language>("en");

/** The language of the window: for dates and numbers, and for the root element. */
export const language = (): Language => spoken;

/** From now on the window speaks `language`. */
export function speak(language: Language, root: HTMLElement = document.documentElement) {
  spoken = language;
  root.lang = language;
}

/** The catalogue of `language`; read when it is first asked for, so that a start reads one and not all. */
export function catalogueOf(language: Language): Catalogue {
  const known = made.get(language);
  if (known) return known;
  const fresh = new Catalogue(language, sources[language]);
  made.set(language, fresh);
  return fresh;
}

/**
 * What `ask` answers. A key or a value that is missing is a fault of ours, which a test is to find; the window of a
 * person never stays empty for it: it says the sentence in English, or the key.
 */
export function heard(key: string, ask: (catalogue: Catalogue) => string, strict: boolean): string {
  for (const language of strict ? [spoken] : [spoken, "en" as const]) {
    try {
      return ask(catalogueOf(language));
    } catch (fault) {
      if (strict) throw fault;
    }
  }
  return key;
}

/** The sentence of `key` in the window's language. */
export const say = (key: string, values?: Arguments) =>
  heard(key, (catalogue) => catalogue.say(key, values), import.meta.env.DEV);

/** The hint of `key` in the window's language. */
export const hint = (key: string, values?: Arguments) =>
  heard(key, (catalogue) => catalogue.hint(key, values), import.meta.env.DEV);
