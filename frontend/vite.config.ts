import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compiledAtOnce } from "./scripts/at-once-plugin.ts";
import { boot } from "./scripts/boot-plugin.ts";
import { messages } from "./scripts/messages-plugin.ts";
import { precompress } from "./scripts/precompress-plugin.ts";

/**
 * Fewer, larger files: a browser asks for six at a time. What every page needs is one, what most of them share another,
 * and what the pages of deciding share a third.
 */
const CHUNKS = [
  { name: "shell", tags: ["$initial" as const], priority: 2 },
  { name: "common", test: /src\/(ui|lib|api)/, minShareCount: 12, priority: 1 },
  { name: "deciding", test: /src\/features\/decisions/, minShareCount: 3 },
];

/** What the pages of this build read of the server's answers; copies of another shape are not shown by it. */
const SHAPE = createHash("sha256")
  .update(readFileSync(`${import.meta.dirname}/src/api/openapi.json`))
  .digest("hex")
  .slice(0, 12);

export default defineConfig({
  define: { SHAPE_OF_ANSWERS: JSON.stringify(SHAPE) },
  plugins: [react(), messages(), boot(), compiledAtOnce(), precompress()],
  resolve: { alias: { "@": `${import.meta.dirname}/src` } },
  build: {
    outDir: "dist",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: {
      output: {
        codeSplitting: { groups: CHUNKS },
      },
    },
  },
  server: { proxy: { "/api": "http://localhost:8000" } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
    // A document for each file, made once a worker: making them anew took a third of the time.
    pool: "vmThreads",
  },
});
