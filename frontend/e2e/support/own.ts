import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type CDPSession, expect, type Page } from "@playwright/test";
import { post, setUp } from "./furnish.ts";
import type { Server } from "./server.ts";
import { wordsOf } from "./words.ts";

const w = wordsOf("en");
export const SENTENCE = "Ask facilities for the plan of floor 3";

/** A commitment that one gives a word on when one wants to, as often as one wants to. */
async function commitmentOf(page: Page, origin: string): Promise<string> {
  const founded = { name: "Room for everyone", purpose: "A place to work.", visibility: "by_invitation" };
  const { id } = await post<{ id: string }>(page, origin, "/coalitions", founded);
  const by_when = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const made = { sentence: SENTENCE, by_when, rhythm: "none" };
  return (await post<{ id: string }>(page, origin, `/coalitions/${id}/commitments`, made)).id;
}

/** Somebody says that this is their own device, and stays until it has all that opens without a network. */
export async function onOwnDevice(page: Page, server: Server, origin = server.origin): Promise<string> {
  await setUp(page, server);
  const commitment = await commitmentOf(page, server.origin);
  await page.goto(`${origin}/you/device`);
  await page.getByRole("button", { name: w("device.switch_on") }).click();
  await expect(page.getByText(w("device.on"))).toBeVisible();
  await page.goto(origin);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(async () => (await kept(page)).copies).toContain(`/commitments/${commitment}`);
  return commitment;
}

/** What the device keeps: the paths of its copies, and the words that wait. */
export function kept(page: Page): Promise<{ copies: string[]; waiting: string[]; all: string }> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("alongside", 1);
      opening.onsuccess = () => resolve(opening.result);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("copies", { keyPath: "path" });
        opening.result.createObjectStore("waiting", { keyPath: "key" });
      };
    });
    const all = <One>(name: string) =>
      new Promise<One[]>((resolve) => {
        const asked = opened.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
    const copies = await all<{ path: string }>("copies");
    const waiting = await all<{ sent?: boolean; body: { words?: string } }>("waiting");
    opened.close();
    return {
      copies: copies.map(({ path }) => path),
      waiting: waiting.filter(({ sent }) => !sent).map(({ body }) => body.words ?? ""),
      all: JSON.stringify([copies, waiting]),
    };
  });
}

/** The words that are in the server's own database, each as often as it is there. */
export function wordsIn({ folder }: Server): string[] {
  const database = new DatabaseSync(join(folder, "alongside.db"), { readOnly: true });
  try {
    return database
      .prepare("select words from check_in")
      .all()
      .map(({ words }) => `${words}`);
  } finally {
    database.close();
  }
}

/** The worker's registration, as the browser itself names it. */
export function registrationOf(session: CDPSession): Promise<string> {
  return new Promise((found) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [one] }) => {
      if (one) found(one.registrationId);
    });
    void session.send("ServiceWorker.enable");
  });
}
