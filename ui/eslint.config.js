// The house rules of the window: imports go routes → features → lib, never round in a circle, and never `any`.
import { join } from "node:path";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const upward = (target, from, message) => ({ target: `./src/${target}`, from: `./src/${from}`, message });

export default ts.config(
  { ignores: ["dist", "src/lib/ipc/bindings.ts"] },
  ts.configs.strict,
  svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  {
    files: ["**/*.{js,ts,svelte}"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".js", ".ts", ".svelte"],
      "import-x/parsers": {
        "@typescript-eslint/parser": [".ts"],
        [join(import.meta.dirname, "eslint-svelte-imports.cjs")]: [".svelte"],
      },
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".svelte", ".svelte.ts", ".js"] })],
    },
    rules: {
      "no-undef": "off",
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "Rust owns the truth; nothing is kept in browser storage." },
        { name: "sessionStorage", message: "Rust owns the truth; nothing is kept in browser storage." },
        { name: "indexedDB", message: "Rust owns the truth; nothing is kept in browser storage." },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "svelte/no-at-html-tags": "error",
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            upward("lib", "features", "lib knows no domain word: it may not import a feature."),
            upward("lib", "routes", "lib may not import a route."),
            upward("features", "routes", "A feature may not import a route."),
          ],
        },
      ],
    },
  },
);
