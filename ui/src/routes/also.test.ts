import { afterEach, expect, test } from "vitest";
import { allActions } from "./actions";
import { speak } from "../lib/messages";
import { alsoCalled } from "../features/palette/also";
import { listed, type Entry } from "../features/palette/entries";

afterEach(() => speak("en"));

/** What the palette lists of all actions, wherever they act. */
const found = (query: string) => {
  const entries = allActions
    .filter(({ series }) => !series)
    .map(({ id, title }): Entry => ({
      id,
      title: title(),
      also: alsoCalled(id),
      icon: undefined as never,
      run: () => undefined,
    }));
  return listed([{ title: "Do", entries }], query)[0]?.entries.map(({ id }) => id) ?? [];
};

test("every action that the palette lists has other words, in both languages", () => {
  for (const language of ["en", "es"] as const) {
    speak(language);
    const without = allActions.filter(
      ({ id, series }) => !series && !["palette", "settings"].includes(id) && alsoCalled(id) === "",
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  }
});

test.each([
  ["en", "formative", "formative"],
  ["en", "summative", "summative"],
  ["en", "feedback", "formative"],
  ["en", "submit", "check"],
  ["en", "subtitles", "strip"],
  ["en", "import", "queue.bring"],
  ["en", "deadline", "queue.due"],
  ["en", "dark", "theme-dark"],
  ["en", "shortcuts", "keys"],
  ["en", "conflict of interest", "recuse"],
  ["es", "formativa", "formative"],
  ["es", "sumativa", "summative"],
  ["es", "plazo", "queue.due"],
  ["es", "subtítulos", "strip"],
  ["es", "importar", "queue.bring"],
] as const)("in %s “%s” finds %s", (language, typed, id) => {
  speak(language);
  expect(found(typed)).toContain(id);
});
