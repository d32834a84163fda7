import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { wayTo } from "./support/cut.ts";
import { ACCOUNT, post } from "./support/furnish.ts";
import { kept, onOwnDevice, registrationOf, SENTENCE, wordsIn } from "./support/own.ts";
import { expect, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("en");
test.use({ serviceWorkers: "allow" });

/** What the browser itself writes of what could not be fetched. */
const AWAY = /net::ERR_/;
const onlyAway = (complaints: string[]) =>
  expect(complaints.splice(0).filter((line) => !AWAY.test(line))).toEqual([]);

const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name });
const waiting = (page: Page) => page.getByRole("heading", { name: w("outbox.title") });

/** One choice by its digit, some words, and Enter. */
async function write(
  page: Page,
  origin: string,
  commitment: string,
  words: string,
  cut: () => void,
): Promise<void> {
  await page.goto(`${origin}/check-in/${commitment}`);
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("2");
  await page.getByText(w("commitments.add_word"), { exact: true }).click();
  await page.getByRole("textbox", { name: w("commitments.words_label") }).fill(words);
  cut();
  await page.keyboard.press("Control+Enter");
}

test("without a server one reads, checks in by two keys, changes it, and it arrives once", async ({
  page,
  empty,
  complaints,
}) => {
  await onOwnDevice(page, empty);
  await empty.halt();
  await page.goto(empty.origin);
  await expect(page.getByText(/^Saved copy/)).toBeVisible();
  await page
    .getByRole("link", { name: new RegExp(`^${w("today.check_in")}`) })
    .first()
    .click();
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText(w("outbox.kept"))).toBeVisible();
  await expect(page.getByText(w("commitments.said"))).toBeHidden();

  await page.reload();
  await expect(page.getByText(w("outbox.editing"))).toBeVisible();
  await page.getByText(w("commitments.add_word"), { exact: true }).click();
  await page.getByRole("textbox", { name: w("commitments.words_label") }).fill("They answer on Tuesday");
  await button(page, w("outbox.keep_change")).click();
  await expect(page.getByText(w("outbox.kept"))).toBeVisible();
  await button(page, w("commitments.back_to_today"))
    .or(page.getByRole("main").getByRole("link"))
    .first()
    .click();
  await expect(waiting(page)).toBeVisible();
  await expect(page.getByText("They answer on Tuesday")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  expect(wordsIn(empty)).toEqual([]);

  // With no page open the browser wakes the worker once there is a way.
  const session = await page.context().newCDPSession(page);
  const registrationId = await registrationOf(session);
  await page.goto("about:blank");
  await empty.again();
  const sync = { origin: empty.origin, registrationId, tag: "waiting", lastChance: false };
  await session.send("ServiceWorker.dispatchSyncEvent", sync);
  await expect.poll(() => wordsIn(empty)).toEqual(["They answer on Tuesday"]);
  await page.goto(empty.origin);
  await expect(page.getByRole("heading", { name: w("today.promises") })).toBeVisible();
  await expect(waiting(page)).toBeHidden();
  expect(wordsIn(empty)).toEqual(["They answer on Tuesday"]);
  onlyAway(complaints);
});

test("what the server has and its answer was lost is there once, also from two tabs", async ({
  page,
  context,
  empty,
  complaints,
}) => {
  const way = await wayTo(empty.port);
  const commitment = await onOwnDevice(page, empty, way.origin);
  const other = await context.newPage();
  await other.goto(way.origin);
  await write(page, way.origin, commitment, "Lost on its way back", () => way.cut("back"));
  await expect(page.getByText(w("outbox.kept"))).toBeVisible();
  await expect.poll(() => wordsIn(empty)).toEqual(["Lost on its way back"]);
  await expect(waiting(other)).toBeVisible();
  await expect(page.getByText(w("commitments.said"))).toBeHidden();

  way.cut("none");
  const online = (tab: Page) => tab.evaluate(() => window.dispatchEvent(new Event("online")));
  await Promise.all([online(page), online(other), online(page)]);
  await expect(page.getByText(w("commitments.said"))).toBeVisible();
  await expect(waiting(other)).toBeHidden();
  expect(wordsIn(empty)).toEqual(["Lost on its way back"]);

  // What is being changed when it arrives stays in its box, and goes as a word of its own.
  await write(page, way.origin, commitment, "On Monday", () => way.cut("there"));
  await expect(page.getByText(w("outbox.kept"))).toBeVisible();
  await page.goto(`${way.origin}/check-in/${commitment}`);
  const box = page.getByRole("textbox", { name: w("commitments.words_label") });
  await box.press("End");
  await box.pressSequentially(" or");
  way.cut("none");
  await online(page);
  await expect(page.getByRole("main").getByText(w("outbox.since"))).toBeVisible();
  await expect(box).toBeFocused();
  await page.keyboard.type(" Tuesday");
  await page.keyboard.press("Control+Enter");
  const arrived = ["Lost on its way back", "On Monday", "On Monday or Tuesday"];
  await expect.poll(() => wordsIn(empty)).toEqual(arrived);

  // From another device the part is let go: what is written here meanwhile comes back to its writer.
  await write(page, way.origin, commitment, "Too much for me", () => way.cut("there"));
  await expect(page.getByText(w("outbox.kept"))).toBeVisible();
  await post(page, empty.origin, `/commitments/${commitment}/release`, {});
  way.cut("none");
  await online(page);
  await expect(page.getByText(`${w("outbox.came_back")}.`)).toBeVisible();
  await expect(page.getByRole("textbox", { name: w("outbox.your_words") })).toHaveValue("Too much for me");
  expect(wordsIn(empty)).toEqual(arrived);
  await button(page, w("outbox.remove")).click();
  await expect(waiting(page)).toBeHidden();
  onlyAway(complaints);
  await Promise.all([page.close(), other.close()]);
  await way.close();
});

test("on another's device nothing is kept, and signing out leaves nothing in any tab", async ({
  page,
  context,
  empty,
  complaints,
}) => {
  await onOwnDevice(page, empty);
  expect((await kept(page)).all).toContain(SENTENCE);
  const other = await context.newPage();
  await other.goto(`${empty.origin}/you`);
  await button(other, w("people.sign_out")).click();
  await expect(other).toHaveURL(/\/sign-in/);
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await kept(page)).all).toBe("[[],[]]");

  await other.close();
  await page.goto(`${empty.origin}/sign-in`);
  await page.getByRole("textbox", { name: w("auth.email") }).fill(ACCOUNT.email);
  await page.getByLabel(w("auth.password"), { exact: true }).fill(ACCOUNT.password);
  await expect(page.getByRole("checkbox", { name: w("auth.own_device") })).not.toBeChecked();
  await button(page, w("auth.sign_in")).click();
  await expect(page.getByText(SENTENCE).first()).toBeVisible();
  await page.waitForTimeout(3000);
  expect((await kept(page)).all).toBe("[[],[]]");
  complaints.splice(0);
});
