/**
 * Draws the icons of the installed app from public/icon.svg, and writes a manifest for each language; run by hand when
 * one of them changes: `npm run icons` (`python -m tests.harness.chromium -- npm run icons` finds the browser).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { directionOf, LANGUAGES } from "../src/lib/i18n/languages.ts";

const PUBLIC = join(import.meta.dirname, "../public");
const GROUND = "#FBFAF7";
const svg = readFileSync(join(PUBLIC, "icon.svg"), "utf8");

/** Any shape may be cut out of a maskable icon, so its mark stands in the middle of a ground without corners. */
const DRAWN = [
  { name: "icon-180", size: 180, mark: 0.8 },
  { name: "icon-192", size: 192, mark: 1 },
  { name: "icon-512", size: 512, mark: 1 },
  { name: "maskable-512", size: 512, mark: 0.66 },
];

async function draw(): Promise<void> {
  const executablePath = process.env.ALONGSIDE_TEST_CHROMIUM;
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const page = await browser.newPage();
  for (const { name, size, mark } of DRAWN) {
    const ground = mark === 1 ? "transparent" : GROUND;
    const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;background:${ground};display:grid;place-items:center;height:100vh"><img src="${image}" width="${size * mark}">`,
    );
    await page.locator("img").evaluate((shown: HTMLImageElement) => shown.decode());
    await page.screenshot({ path: join(PUBLIC, "app", `${name}.png`), omitBackground: true });
  }
  await browser.close();
}

/** Names neither a coalition nor a person: it is seen on the device by whoever holds it. */
const manifest = (language: (typeof LANGUAGES)[number]) => ({
  name: "Alongside",
  short_name: "Alongside",
  id: "/",
  start_url: "/",
  scope: "/",
  display: "standalone",
  lang: language,
  dir: directionOf(language),
  background_color: GROUND,
  theme_color: GROUND,
  icons: [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "/app/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "/app/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "/app/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
});

for (const language of LANGUAGES)
  writeFileSync(join(PUBLIC, "app", `${language}.json`), `${JSON.stringify(manifest(language), null, 2)}\n`);
await draw();
