import AxeBuilder from "@axe-core/playwright";
import type { CDPSession, Page } from "@playwright/test";
import { get, setUp } from "./support/furnish.ts";
import { registrationOf } from "./support/own.ts";
import { device, expect, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("ar");
test.use({ serviceWorkers: "allow", permissions: ["notifications"] });

/** What a browser would install, and that nothing keeps it from doing so. */
async function installs(page: Page, session: CDPSession, origin: string): Promise<void> {
  const { errors, data = "" } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest).toMatchObject({ name: "Alongside", lang: "ar", dir: "rtl", start_url: "/" });
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(origin + src);
    expect(icon.headers()["content-type"]).toBe(type);
    // Width and height of a PNG.
    const png = await icon.body();
    if (sizes !== "any") expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A test's browser is a private window, which is all that it lacks.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
}

/** A press on what was shown. Only a real one may bring a window to the front, so the page is taken to be there. */
const PRESS = `(async () => {
  WindowClient.prototype.focus = async function () { return this; };
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification }));
})()`;

test("the app installs under a neutral name, and is told in its own language only that something is new", async ({
  page,
  empty,
}) => {
  await setUp(page, empty);
  await device(page, "ar");
  // No push service can be reached from here: its answer is its address.
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = async () =>
      ({ endpoint: "https://push.example/send/abc" }) as PushSubscription;
  });
  await page.goto(empty.origin);
  // The installation's key is made soon after its start.
  await expect.poll(async () => ((await get(page, "/me/push")) as { key: unknown }).key).not.toBeNull();
  await page.goto(`${empty.origin}/you/device`);
  await page.getByRole("button", { name: w("device.push_on") }).click();
  await expect(page.getByText(w("device.push_is_on"))).toBeVisible();
  expect(await get(page, "/me/push")).toMatchObject({ on: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  const session = await page.context().newCDPSession(page);
  await installs(page, session, empty.origin);
  const registrationId = await registrationOf(session);
  await session.send("ServiceWorker.deliverPushMessage", { origin: empty.origin, registrationId, data: "" });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, lang, dir }) => [
        title,
        body,
        lang,
        dir,
      ]);
    });
  await expect.poll(shown).toEqual([["Alongside", "هناك جديد لك", "ar", "rtl"]]);
  // Opened before the worker was there, the page would not be its own.
  await page.reload();
  await page.context().serviceWorkers()[0]?.evaluate(PRESS);
  await expect(page.getByRole("heading", { name: w("notices.title") })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/notices");
  await page.goto(`${empty.origin}/you/device`);

  await page.getByRole("button", { name: w("device.push_off") }).click();
  await expect(page.getByRole("button", { name: w("device.push_on") })).toBeVisible();
  expect(await get(page, "/me/push")).toMatchObject({ on: false });
});
