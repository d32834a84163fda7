import type { Page } from "@playwright/test";
import { DANA, FOLLOWER, partsFor } from "./support/places.ts";
import { comeInAs, expect, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("en");
const WORDS = "Only Dana writes this";

/** Dana begins a commitment, and sends nothing. */
async function type(page: Page, origin: string): Promise<void> {
  await comeInAs(page, origin, DANA);
  const { coalition } = await partsFor(page, origin, DANA);
  await page.goto(`${origin}/c/${coalition}/commit`);
  await page.getByRole("textbox", { name: w("commitments.sentence"), exact: true }).fill(WORDS);
}

test("what one person typed in a tab is not sent, shown or kept once another is signed in", async ({
  page,
  context,
  demo,
}) => {
  await type(page, demo.origin);

  const other = await context.newPage();
  await other.goto(`${demo.origin}/demo`);
  await other.getByRole("button", { name: FOLLOWER }).first().click();
  await expect(other).toHaveURL(`${demo.origin}/`);

  await expect(page.getByRole("banner").getByRole("link", { name: FOLLOWER.split(" ")[0] })).toBeVisible();
  expect(await page.content()).not.toContain(WORDS);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(WORDS);
});

test("signing out in one tab leaves nothing in the others", async ({ page, context, demo }) => {
  await type(page, demo.origin);
  const other = await context.newPage();
  await other.goto(`${demo.origin}/you`);
  await other.getByRole("button", { name: w("people.sign_out") }).click();
  await expect(other).toHaveURL(/\/(sign-in|demo)/);
  await expect(page).toHaveURL(/\/(sign-in|demo)/);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(WORDS);
});
