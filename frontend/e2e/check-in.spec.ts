import { promise, setUp } from "./support/furnish.ts";
import { device, expect, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("en");

for (const language of ["en", "ar", "es", "fr"] as const)
  test(`the check-in fits the smallest phone without scrolling, in ${language}`, async ({ page, empty }) => {
    await setUp(page, empty);
    const commitment = await promise(page, empty.origin);
    await device(page, language);
    await page.setViewportSize({ width: 320, height: 480 });
    await page.goto(`${empty.origin}/check-in/${commitment}`);
    const send = page.getByRole("button", { name: wordsOf(language)("commitments.send_check_in") });
    // The foot of the page, which is the same on every page, comes after.
    await expect(send).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

test("a digit and Enter are a check-in", async ({ page, empty }) => {
  await setUp(page, empty);
  await page.goto(`${empty.origin}/check-in/${await promise(page, empty.origin)}`);
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("4");
  await expect(page.getByRole("radio", { name: w("commitments.answer_stuck"), exact: true })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByText(w("commitments.said"))).toBeVisible();
});

test("what is typed without a network is kept, and sent after", async ({ page, empty }) => {
  await setUp(page, empty);
  await page.goto(`${empty.origin}/check-in/${await promise(page, empty.origin)}`);
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.context().setOffline(true);
  await expect(page.getByText(w("shell.offline"))).toBeVisible();
  await page.keyboard.press("2");
  await page.getByText(w("commitments.add_word"), { exact: true }).click();
  const words = page.getByRole("textbox", { name: w("commitments.words_label") });
  await words.fill("They answer on Tuesday");
  await page.getByRole("button", { name: w("commitments.send_check_in") }).click();
  await expect(page.getByRole("alert").getByText(w("ui.unreachable"))).toBeVisible();
  await expect(words).toHaveValue("They answer on Tuesday");

  await page.context().setOffline(false);
  await expect(page.getByText(w("shell.offline"))).toBeHidden();
  await page.reload();
  await expect(words).toHaveValue("They answer on Tuesday");
  await page.getByRole("button", { name: w("commitments.send_check_in") }).click();
  await expect(page.getByText(w("commitments.said"))).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: w("commitments.to_commitment") })
    .click();
  await expect(page.getByText("They answer on Tuesday")).toHaveCount(1);
});
