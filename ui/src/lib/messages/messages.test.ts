import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Catalogue, catalogueOf } from ".";

const source = `greeting = Attempt { $n }, saved { $time }.
    .hint = Open attempt { $n }.
`;

test("a sentence is filled in without invisible marks", () => {
  const small = new Catalogue("en", source);
  expect(small.say("greeting", { n: 2, time: "12:04" })).toBe("Attempt 2, saved 12:04.");
  expect(small.hint("greeting", { n: 2 })).toBe("Open attempt 2.");
});

test("a missing key or value is found, not shown", () => {
  const small = new Catalogue("en", source);
  expect(() => small.say("nothing")).toThrow("no nothing");
  expect(() => small.hint("nothing")).toThrow("no nothing.hint");
  expect(() => small.say("greeting", { n: 2 })).toThrow("time");
});

/** Keys that the window asks for by a literal: `say("key"` or `hint("key"`. */
function keysIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(svelte|ts)$/.test(path) && !path.endsWith(".test.ts"))
    .flatMap((path) => [...readFileSync(join(folder, path), "utf8").matchAll(/\bsay\("([\w-]+)"/g)])
    .map((match) => match[1] ?? "");
}

test("every sentence that the window asks for is in the catalogue", () => {
  const keys = keysIn("src");
  expect(keys).toContain("start-promise");
  expect(keys.filter((key) => !catalogueOf("en").has(key))).toEqual([]);
});

test("no sentence stands under two keys that are the same: the second would never be said", () => {
  const file = readFileSync("messages/en.ftl", "utf8");
  const keys = [...file.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? "");
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test("a sentence that names another has it, in whatever order they stand and are asked for", () => {
  const small = new Catalogue(
    "en",
    "# Both.\nfirst = Press { second }.\nsecond = { third } here\nthird = Sign\n",
  );
  expect(small.say("first")).toBe("Press Sign here.");
  expect(small.say("second")).toBe("Sign here");
});

test.each(["en", "es"] as const)("every sentence in %s can be read by itself", (language) => {
  const file = readFileSync(`messages/${language}.ftl`, "utf8");
  const keys = [...file.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? "");
  expect(keys.filter((key) => !catalogueOf(language).has(key))).toEqual([]);
});
