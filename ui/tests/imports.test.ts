// The import rules of the house, proved by planting what they forbid in a house of its own.
import { ESLint } from "eslint";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ui = join(import.meta.dirname, "..");
const before = process.cwd();
// Inside the package, so that the house finds its packages.
const house = mkdtempSync(join(ui, ".planted-"));

const component = (name: string, from: string) =>
  `<script lang="ts">\n  import ${name} from "${from}";\n</script>\n\n<${name} />\n`;
const module = (name: string, from: string) => `import ${name} from "${from}";\n\nexport default ${name};\n`;

const planted: Record<string, string> = {
  "src/routes/Start.svelte": "<p>start</p>\n",
  "src/features/about/Version.svelte": "<p>version</p>\n",
  "src/routes/Down.svelte": component("Version", "../features/about/Version.svelte"),
  "src/lib/feature.ts": module("Version", "../features/about/Version.svelte"),
  "src/lib/route.ts": module("Start", "../routes/Start.svelte"),
  "src/features/about/Up.svelte": component("Start", "../../routes/Start.svelte"),
  "src/lib/one.ts": module("Two", "./Two.svelte"),
  "src/lib/Two.svelte": component("one", "./one"),
  "src/lib/Three.svelte": component("Four", "./Four.svelte"),
  "src/lib/Four.svelte": component("Three", "./Three.svelte"),
  "src/lib/loose.ts": "export const loose = (value: any) => value;\n",
  "src/lib/kept.ts": "export const kept = () => localStorage.length;\n",
  "src/lib/Raw.svelte": "{@html '<b>bold</b>'}\n",
};
const found = new Map<string, (string | null)[]>();

beforeAll(async () => {
  for (const [path, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  process.chdir(house);
  const eslint = new ESLint({ cwd: house, overrideConfigFile: join(ui, "eslint.config.js") });
  for (const { filePath, messages } of await eslint.lintFiles(Object.keys(planted))) {
    found.set(
      filePath.slice(house.length + 1),
      messages.map((message) => message.ruleId),
    );
  }
}, 60_000);

afterAll(() => {
  process.chdir(before);
  rmSync(house, { recursive: true });
});

test.each([
  ["lib may not import a feature", "src/lib/feature.ts", "import-x/no-restricted-paths"],
  ["lib may not import a route", "src/lib/route.ts", "import-x/no-restricted-paths"],
  ["a feature may not import a route", "src/features/about/Up.svelte", "import-x/no-restricted-paths"],
  ["nothing imports itself through a component", "src/lib/one.ts", "import-x/no-cycle"],
  ["nor a component itself through a module", "src/lib/Two.svelte", "import-x/no-cycle"],
  ["nor two components each other", "src/lib/Three.svelte", "import-x/no-cycle"],
  ["no value is of any type", "src/lib/loose.ts", "@typescript-eslint/no-explicit-any"],
  ["nothing is kept in browser storage", "src/lib/kept.ts", "no-restricted-globals"],
  ["no text becomes markup", "src/lib/Raw.svelte", "svelte/no-at-html-tags"],
])("%s", (_, path, rule) => expect(found.get(path)).toContain(rule));

test("a route may import a feature", () => expect(found.get("src/routes/Down.svelte")).toEqual([]));
