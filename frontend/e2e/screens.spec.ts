import type { Page } from "@playwright/test";
import type { MessageId } from "../src/lib/i18n/ids.ts";
import { setUp } from "./support/furnish.ts";
import { fitsIn, isInOrder, isTranslated, passesAxe, readIn } from "./support/looks.ts";
import { address, DOORS, nameOf, partsFor, siteMap, VISITS } from "./support/places.ts";
import { comeInAs, device, expect, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const SHOTS = process.env.ALONGSIDE_TEST_SHOTS;

test("every screen of the site map is looked at", () => {
  const seen = new Set([...DOORS, ...VISITS.map(({ path }) => path)]);
  expect(siteMap().filter((path) => !seen.has(path))).toEqual([]);
});

test("what is wrong with a screen is seen", async ({ page, demo }) => {
  await device(page, "fr");
  await page.goto(`${demo.origin}/help`);
  await settled(page);
  await isTranslated(page, "fr");
  await fitsIn(page, 320);
  await page.evaluate((words) => {
    const wide = document.createElement("p");
    wide.textContent = words;
    wide.style.width = "400px";
    const image = document.createElement("img");
    document.querySelector("main")?.append(wide, image);
  }, wordsOf("en")("help.lead"));
  await expect(isTranslated(page, "fr")).rejects.toThrow(wordsOf("en")("help.lead"));
  await expect(fitsIn(page, 320)).rejects.toThrow("> 320");
  await expect(passesAxe(page)).rejects.toThrow("image-alt");
  await expect(isInOrder(page, "fr", "Aide-mémoire")).rejects.toThrow();
});

for (const visit of VISITS)
  test(`${nameOf(visit)} is for ${visit.who ?? "everyone"}`, async ({ page, demo }) => {
    if (visit.who) await comeInAs(page, demo.origin, visit.who);
    const parts = await partsFor(page, demo.origin, visit.who);
    const kept = visit.draft && { [`draft.propose.${parts.coalition}`]: JSON.stringify(visit.draft) };
    await device(page, "en", { theme: "system", ...kept });
    const there = demo.origin + address(visit, parts);
    await page.goto(there);
    await lookAt(page, visit.kind, `${nameOf(visit)} ${visit.who ?? ""}`);
    expect(page.url()).toBe(there);
  });

test("the door of an installation without a demo", async ({ page, empty }) => {
  await device(page, "en");
  await page.goto(empty.setUpLink);
  await lookAt(page, "auth.setup_title", "/setup");
  await page.goto(`${empty.origin}/sign-in`);
  await lookAt(page, "auth.title", "/sign-in not set up");
  await setUp(page, empty);
  await page.context().clearCookies();
  await page.reload();
  await readIn(page, "en");
  await expect(page.getByRole("button", { name: wordsOf("en")("auth.sign_in"), exact: true })).toBeVisible();
  await lookAt(page, "auth.title", "/sign-in");
});

/** The same screen in light English at a desk, narrow, in two more languages, and in dark Arabic on a phone. */
async function lookAt(page: Page, kind: MessageId, name: string): Promise<void> {
  // A page that has just come sets the focus once: a key pressed before would go elsewhere.
  await settled(page);
  await readIn(page, "en");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await settled(page);
  await isInOrder(page, "en", wordsOf("en")(kind));
  await passesAxe(page);
  await fitsIn(page, 320);
  for (const language of ["es", "fr"] as const) {
    await readIn(page, language);
    await isTranslated(page, language);
    await fitsIn(page, 320);
  }
  await readIn(page, "ar");
  await page.emulateMedia({ colorScheme: "dark" });
  await fitsIn(page, 320);
  await page.setViewportSize({ width: 390, height: 844 });
  await isTranslated(page, "ar");
  await isInOrder(page, "ar", wordsOf("ar")(kind));
  await passesAxe(page);
  if (SHOTS) await shoot(page, name.replaceAll(/[^\w]+/g, "-"));
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator(".loading")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: `${SHOTS}/${name}-ar-1280.png`, fullPage: true });
  await readIn(page, "en");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${SHOTS}/${name}-en-390.png`, fullPage: true });
}
