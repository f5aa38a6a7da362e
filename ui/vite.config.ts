// One hermetic folder of files that the window embeds: nothing inlined, nothing fetched, no script injected.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // In tests Svelte's client half is wanted although Node runs them.
  ...(mode === "test" ? { resolve: { conditions: ["browser"] } } : {}),
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
  },
}));
