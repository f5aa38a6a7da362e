// Every sentence that the window names stands in the catalogue: one that is missing would leave a screen empty.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Catalogue } from "../src/lib/messages/catalogue";

const ui = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ui, path), "utf8");
const sources = readdirSync(join(ui, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$|testing|gallery/.test(path))
  .map((path) => join("src", path));

test("every sentence that a source names is in the catalogue", () => {
  const catalogue = new Catalogue("en", read("messages/en.ftl"));
  const named = sources.flatMap((path) =>
    [...read(path).matchAll(/\b(?:say|hint)\(\s*"([a-z0-9-]+)"/g)].map((found) => ({
      path,
      key: found[1] ?? "",
    })),
  );
  expect(named.length).toBeGreaterThan(300);
  expect(named.filter(({ key }) => !catalogue.has(key))).toEqual([]);
});

test("no sentence stands in the catalogue twice: the later one would be said everywhere", () => {
  const keys = [...read("messages/en.ftl").matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((found) => found[1] ?? "");
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
