import type { Page } from "@playwright/test";
import { ACCOUNT, post, setUp } from "./support/furnish.ts";
import { AMINA, DANA, partsFor } from "./support/places.ts";
import { comeInAs, device, expect, test } from "./support/test.ts";
import { told, wordsOf } from "./support/words.ts";

const w = wordsOf("en");
const summary = (page: Page) => page.locator(".summary");

test("a form says what to mend, with the focus on it, and keeps what was typed", async ({ page, demo }) => {
  await comeInAs(page, demo.origin, DANA);
  const { coalition } = await partsFor(page, demo.origin, DANA);
  await page.goto(`${demo.origin}/c/${coalition}/commit`);
  const sentence = page.getByRole("textbox", { name: w("commitments.sentence"), exact: true });
  await sentence.fill("Ask facilities");
  await page.getByRole("button", { name: w("commitments.make"), exact: true }).click();
  await expect(summary(page)).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${w("ui.error_prefix")}`));
  await expect(sentence).toHaveValue("Ask facilities");
  await summary(page)
    .getByRole("link", { name: w("commitments.day_needed") })
    .click();
  await expect(page.getByLabel(w("commitments.by_when"))).toBeFocused();
});

test("the server's refusal stands at its field, in the reader's language", async ({ page, demo }) => {
  const words = wordsOf("ar");
  await comeInAs(page, demo.origin, AMINA);
  await device(page, "ar");
  await page.goto(`${demo.origin}/you/profile`);
  const name = page.getByRole("textbox", { name: words("people.name"), exact: true });
  await name.fill("أمينة\u202E يوسف");
  await page.getByRole("button", { name: words("people.save"), exact: true }).click();
  const refusal = told("ar", "hidden_characters");
  await expect(name).toHaveAccessibleDescription(new RegExp(refusal));
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(summary(page).getByRole("link", { name: refusal })).toBeVisible();
  await expect(summary(page)).toBeFocused();
  await expect(name).toHaveValue("أمينة\u202E يوسف");
});

test("an invitation that was used or ended says so", async ({ page, browser, demo }) => {
  await comeInAs(page, demo.origin, DANA);
  const { coalition } = await partsFor(page, demo.origin, DANA);
  const make = () =>
    post<{ id: string; url: string }>(page, demo.origin, `/coalitions/${coalition}/invitations`, {
      uses: 1,
      ends_on: null,
      standing: "listed",
    });
  const [used, ended] = [await make(), await make()];
  const guest = await (await browser.newContext()).newPage();
  const token = new URL(used.url).hash.slice(1);
  await post(guest, demo.origin, "/invitations/accept", { ...ACCOUNT, token });
  await guest.context().clearCookies();
  const address = `${demo.origin}/api/v1/coalitions/${coalition}/invitations/${ended.id}/end`;
  await page.request.post(address, { headers: { origin: demo.origin } });

  await guest.goto(used.url);
  await expect(guest.getByText(told("en", "invitation_used_up"))).toBeVisible();
  await guest.goto("about:blank");
  await guest.goto(ended.url);
  await expect(guest.getByText(told("en", "invitation_ended"))).toBeVisible();
  await guest.goto("about:blank");
  await guest.goto(`${demo.origin}/join#not-one-that-was-made`);
  await expect(guest.getByText(w("coalition.join_unknown"))).toBeVisible();
  await guest.context().close();
});

test("a wrong password lets nobody in, and says no more than that", async ({ page, empty }) => {
  await setUp(page, empty);
  await page.context().clearCookies();
  await page.goto(`${empty.origin}/sign-in`);
  const email = page.getByRole("textbox", { name: w("auth.email"), exact: true });
  await email.fill(ACCOUNT.email);
  await page.getByLabel(w("auth.password"), { exact: true }).fill("another one entirely");
  await page.getByRole("button", { name: w("auth.sign_in"), exact: true }).click();
  await expect(summary(page)).toBeFocused();
  await expect(email).toHaveValue(ACCOUNT.email);
  await page.getByLabel(w("auth.password"), { exact: true }).fill(ACCOUNT.password);
  await page.getByRole("button", { name: w("auth.sign_in"), exact: true }).click();
  await expect(page.getByRole("heading", { name: w("today.title"), exact: true })).toBeVisible();
});

test("what is not here, or not for the reader, looks the same", async ({ page, demo }) => {
  await comeInAs(page, demo.origin, DANA);
  const parts = await partsFor(page, demo.origin, DANA);
  await comeInAs(page, demo.origin, "Lucía Campos");
  await device(page, "en");
  const nobodys = crypto.randomUUID();
  for (const action of [parts.action, nobodys, "not-an-id"]) {
    await page.goto(`${demo.origin}/c/${parts.coalition}/actions/${action}`);
    await expect(page.getByText(w("ui.not_here"))).toBeVisible();
  }
  await page.goto(`${demo.origin}/commitments/${parts.commitment}`);
  await expect(page.getByText(w("ui.not_here"))).toBeVisible();
  await page.goto(`${demo.origin}/no/such/page`);
  await expect(page.getByRole("heading", { name: w("shell.not_found_title") })).toBeVisible();
});
