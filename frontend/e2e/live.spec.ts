import type { Page } from "@playwright/test";
import { AMINA, DANA, partsFor } from "./support/places.ts";
import { comeInAs, expect, listen, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("en");
const SENTENCE = "Bring the lamp back to ward 4";

async function openBoard(page: Page, origin: string, who: string): Promise<void> {
  await comeInAs(page, origin, who);
  const { coalition } = await partsFor(page, origin, who);
  await page.goto(`${origin}/c/${coalition}/board`);
  await expect(page.getByRole("table")).toBeVisible();
}

test("what one commits to, another reads on the board at once", async ({
  page,
  browser,
  demo,
  complaints,
}) => {
  const elsewhere = await browser.newContext();
  listen(elsewhere, complaints);
  const other = await elsewhere.newPage();
  await openBoard(page, demo.origin, DANA);
  await openBoard(other, demo.origin, AMINA);
  const loads: string[] = [];
  page.on("load", () => loads.push(page.url()));

  await other
    .getByRole("main")
    .getByRole("link", { name: w("today.commit") })
    .click();
  await other.getByRole("textbox", { name: w("commitments.sentence"), exact: true }).fill(SENTENCE);
  await other.getByRole("button", { name: w("ui.date_friday"), exact: true }).click();
  await other.getByRole("button", { name: w("commitments.make"), exact: true }).click();

  await expect(page.getByRole("table").getByText(SENTENCE)).toBeVisible({ timeout: 3_000 });
  expect(loads).toEqual([]);
  await elsewhere.close();
});
