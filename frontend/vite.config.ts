import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { messages } from "./scripts/messages-plugin.ts";
import { precompress } from "./scripts/precompress-plugin.ts";

export default defineConfig({
  plugins: [react(), messages(), precompress()],
  resolve: { alias: { "@": `${import.meta.dirname}/src` } },
  build: {
    outDir: "dist",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
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
