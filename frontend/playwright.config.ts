import { defineConfig } from "@playwright/test";

/** `make test-browser` finds the browser; without it, Playwright's own is used. */
const executablePath = process.env.ALONGSIDE_TEST_CHROMIUM;
const args = (process.env.ALONGSIDE_TEST_CHROMIUM_FLAGS ?? "").split(" ").filter(Boolean);

const long = process.env.ALONGSIDE_TEST_LONG !== undefined;

export default defineConfig({
  ...(long ? { grep: /@long/ } : { grepInvert: /@long/ }),
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    // What a device keeps of the app is the subject of device.spec.ts alone.
    serviceWorkers: "block",
    trace: "off",
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
});
