// The import rules of the house, proved by planting what they forbid.
import { ESLint, type Linter } from "eslint";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const planted: Record<string, string> = {
  "src/lib/planted/up.ts": `import Version from "../../features/about/Version.svelte";\nexport default Version;\n`,
  "src/lib/planted/top.ts": `import Start from "../../routes/Start.svelte";\nexport default Start;\n`,
  "src/features/planted/Up.svelte": `<script lang="ts">\nimport Start from "../../routes/Start.svelte";\n</script>\n<Start />\n`,
  "src/lib/planted/one.ts": `import Two from "./Two.svelte";\nexport const one = () => Two;\n`,
  "src/lib/planted/Two.svelte": `<script lang="ts">\nimport { one } from "./one"; const two: unknown = one;\n</script>\n{two}\n`,
  "src/lib/planted/Three.svelte": `<script lang="ts">\nimport Four from "./Four.svelte";\n</script>\n<Four />\n`,
  "src/lib/planted/Four.svelte": `<script lang="ts">\nimport Three from "./Three.svelte";\n</script>\n<Three />\n`,
  "src/lib/planted/loose.ts": `export const loose = (value: any) => value;\n`,
  "src/lib/planted/kept.ts": `export const kept = () => localStorage.length;\n`,
  "src/lib/planted/Raw.svelte": `<script lang="ts">const { text }: { text: string } = $props();</script>\n{@html text}\n`,
  "src/routes/planted/Down.svelte": `<script lang="ts">\nimport Version from "../../features/about/Version.svelte";\n</script>\n<Version />\n`,
};
const folders = ["src/lib/planted", "src/features/planted", "src/routes/planted"];
const found = new Map<string, string[]>();

beforeAll(async () => {
  for (const [path, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const results = await new ESLint({ cwd: root }).lintFiles(Object.keys(planted));
  const rule = (message: Linter.LintMessage) => message.ruleId ?? message.message;
  for (const result of results) {
    found.set(result.filePath.slice(root.length + 1), result.messages.map(rule));
  }
}, 60_000);

afterAll(() => folders.forEach((folder) => rmSync(join(root, folder), { recursive: true, force: true })));

test.each([
  ["lib may not import a feature", "src/lib/planted/up.ts", "import-x/no-restricted-paths"],
  ["lib may not import a route", "src/lib/planted/top.ts", "import-x/no-restricted-paths"],
  ["a feature may not import a route", "src/features/planted/Up.svelte", "import-x/no-restricted-paths"],
  ["nothing imports itself through a component", "src/lib/planted/one.ts", "import-x/no-cycle"],
  ["nor a component through a module", "src/lib/planted/Two.svelte", "import-x/no-cycle"],
  ["nor two components each other", "src/lib/planted/Three.svelte", "import-x/no-cycle"],
  ["no value is of any type", "src/lib/planted/loose.ts", "@typescript-eslint/no-explicit-any"],
  ["nothing is kept in browser storage", "src/lib/planted/kept.ts", "no-restricted-globals"],
  ["no text becomes markup", "src/lib/planted/Raw.svelte", "svelte/no-at-html-tags"],
])("%s", (_, path, rule) => expect(found.get(path)).toContain(rule));

test("a route may import a feature", () => expect(found.get("src/routes/planted/Down.svelte")).toEqual([]));
