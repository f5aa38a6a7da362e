// English and Spanish say the same things: the same keys and attributes, with the same values in them.
import { FluentResource } from "@fluent/bundle";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { language, say, speak } from ".";
import { heard } from "./language.svelte";

const read = (name: string) => readFileSync(`messages/${name}.ftl`, "utf8");
const [english, spanish] = [read("en"), read("es")];

type Node = { type?: string; name?: string } | string | number | null | undefined | Node[];

/** Names of all values in a pattern, wherever they stand in it; and how often it chooses by each. */
function valuesIn(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const part of node) valuesIn(part, found);
  else if (typeof node === "object" && node !== null) {
    const { type, name } = node as { type?: string; name?: string };
    if (type === "var" && name) found.push(name);
    for (const part of Object.values(node)) valuesIn(part, found);
  }
  return found;
}

/** What a message with its attributes says: `key` and `key.hint`, each with the values it uses. */
function said(source: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const { id, value, attributes } of new FluentResource(source).body) {
    const put = (key: string, pattern: unknown) =>
      all.set(key, [...new Set(valuesIn(pattern))].sort().join(" "));
    if (value !== null) put(id, value as Node);
    for (const [name, pattern] of Object.entries(attributes)) put(`${id}.${name}`, pattern as Node);
  }
  return all;
}

const [inEnglish, inSpanish] = [said(english), said(spanish)];
const missing = (from: Map<string, string>, other: Map<string, string>) =>
  [...from.keys()].filter((key) => !other.has(key));

test("nothing is said in English alone", () => expect(missing(inEnglish, inSpanish)).toEqual([]));
test("nothing is said in Spanish alone", () => expect(missing(inSpanish, inEnglish)).toEqual([]));

test("every sentence uses the same values in both languages", () => {
  const differs = [...inEnglish].filter(
    ([key, values]) => inSpanish.has(key) && inSpanish.get(key) !== values,
  );
  expect(differs.map(([key, values]) => `${key}: ${values} / ${inSpanish.get(key)}`)).toEqual([]);
});

test.each([
  ["en", english],
  ["es", spanish],
])("no key stands twice in %s, and no line is lost", (_, source) => {
  const keys = [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1]);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  expect(new FluentResource(source).body.map(({ id }) => id)).toEqual(keys);
});

test("headings stand in the same order, so that the two can be read side by side", () => {
  const headings = (source: string) => [...source.matchAll(/^## .*$/gm)].map(([heading]) => heading);
  expect(headings(spanish)).toEqual(headings(english));
});

test("the test itself finds a value that is left out", () =>
  expect(said("a = { $n ->\n    [one] one\n   *[other] { $n } { $what }\n}\n    .hint = { $x }\n")).toEqual(
    new Map([
      ["a", "n what"],
      ["a.hint", "x"],
    ]),
  ));

test("no Spanish sentence was left in English", () => {
  const words = /\b(the|and|was|nothing|not yet|of the|with|cannot be|choose a)\b/i;
  const lines = spanish.split("\n").filter((line) => !line.startsWith("#"));
  const spoken = lines.map((line) => line.replace(/^[\w-]+ =|^ *\.hint = |\{[^}]*\}?|^ *\*?\[[\w-]+\]/g, ""));
  expect(spoken.filter((line) => words.test(line))).toEqual([]);
});

test("the window speaks the chosen language, and its root says which", () => {
  const root = document.createElement("html");
  speak("es", root);
  expect(say("frame-queue")).toBe("Cola");
  expect(say("queue-files", { files: 1 })).toBe("1 archivo");
  expect([root.lang, language()]).toEqual(["es", "es"]);
  speak("en", root);
  expect(say("frame-queue")).toBe("Queue");
});

test("a key that nobody wrote is found by a test, and leaves no window empty", () => {
  const ask = (strict: boolean) => heard("no-such-key", (one) => one.say("no-such-key"), strict);
  expect(() => ask(true)).toThrow("no no-such-key");
  expect(() => say("no-such-key")).toThrow("no no-such-key");
  expect(ask(false)).toBe("no-such-key");
});

test("nor does a value that is missing, in any language", () => {
  speak("es", document.createElement("html"));
  expect(heard("queue-files", (one) => one.say("queue-files"), false)).toBe("queue-files");
  speak("en", document.createElement("html"));
});
