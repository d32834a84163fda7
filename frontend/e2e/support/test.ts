import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { type Server, serve } from "./server.ts";
import type { Language } from "./words.ts";

/** A journey that is walked now in one language, and in `make test-long` in the other. */
export const walked = (now: boolean) => ({ tag: now ? [] : ["@long"] });

type Fixtures = {
  /** An installation that nobody has opened yet, for this test alone. */
  empty: Server;
  /** Errors that pages of this test wrote to their console; a test that ends with one fails. */
  complaints: string[];
};
type WorkerFixtures = {
  /** The demo, for all tests of a worker. */
  demo: Server;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  empty: async ({ context }, use) => {
    const server = await serve();
    await use(server);
    // A page that is still fetching something would complain of the server that is gone.
    await Promise.all(context.pages().map((page) => page.close()));
    await server.stop();
  },
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const server = await serve({ demo: true });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  complaints: [
    async ({ context }, use) => {
      const found: string[] = [];
      listen(context, found);
      await use(found);
      base.expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

/** Keep what goes wrong in a browser's console, refused by the content security policy included. */
export function listen(context: BrowserContext, found: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error" && !expected(message.text(), message.location().url))
      found.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => found.push(`${error.error()}`));
}

/** The browser itself writes a line for every answer that is a refusal, and for being cut off. */
function expected(text: string, url: string): boolean {
  return url.includes("/api/v1/") && text.startsWith("Failed to load resource");
}

export { expect } from "@playwright/test";

/** This device's choices, before its first page. */
export async function device(page: Page, language: Language, looks: Record<string, string> = {}) {
  await page.addInitScript(
    (choices) => {
      for (const [name, value] of Object.entries(choices))
        if (localStorage.getItem(`alongside.${name}`) === null)
          localStorage.setItem(`alongside.${name}`, value);
    },
    { language, ...looks },
  );
}

type DemoPerson = { id: string; name: string };

/** Sign in as one of the demo's people, without going through the page. */
export async function comeInAs(page: Page, origin: string, name: string): Promise<void> {
  const headers = { origin };
  const people = await page.request.get(`${origin}/api/v1/demo/people`);
  const items: DemoPerson[] = (await people.json()).items;
  const person = items.find((one) => one.name === name);
  if (!person) throw new Error(`${name} is not in the demo`);
  const answer = await page.request.post(`${origin}/api/v1/demo/sign-in`, {
    headers,
    data: { person_id: person.id },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}
