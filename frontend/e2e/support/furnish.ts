import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Someone } from "./people.ts";
import type { Server } from "./server.ts";

export const ACCOUNT = {
  name: "Amal Haddad",
  email: "first@example.org",
  password: "seven quiet green chairs",
};

/** Ask the server as the page's own person, without the page. */
export async function post<Answer>(page: Page, origin: string, path: string, data: object): Promise<Answer> {
  const answer = await page.request.post(`${origin}/api/v1${path}`, {
    data,
    headers: { origin, "Idempotency-Key": randomUUID() },
  });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/** What the server says to the page’s own person. */
export async function get(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(new URL(`/api/v1${path}`, page.url()).href)).json();
}

/** The first account of an installation; the page is signed in with it. */
export async function setUp(page: Page, { origin, setUpLink }: Server): Promise<void> {
  await post(page, origin, "/setup", { token: new URL(setUpLink).hash.slice(1), ...ACCOUNT });
}

const LANGUAGE_OF = (page: Page) => page.evaluate(() => navigator.language);

/** A coalition of these people, each signed in on their own page and at home; gives back its id. */
export async function together(server: Server, [first, ...others]: readonly Someone[]): Promise<string> {
  if (!first) throw new Error("Nobody is there");
  const { origin, setUpLink } = server;
  const token = (address: string) => new URL(address).hash.slice(1);
  const account = async ({ name, page }: Someone, at: number) => ({
    name,
    email: `person${at}@example.org`,
    password: ACCOUNT.password,
    language: await LANGUAGE_OF(page),
  });
  await post(first.page, origin, "/setup", { token: token(setUpLink), ...(await account(first, 0)) });
  const founded = {
    name: "Room for everyone · مكان للجميع",
    purpose: "A place to work.",
    visibility: "by_invitation",
  };
  const { id } = await post<{ id: string }>(first.page, origin, "/coalitions", founded);
  const invited = await post<{ url: string }>(first.page, origin, `/coalitions/${id}/invitations`, {});
  for (const [at, one] of others.entries())
    await post(one.page, origin, "/invitations/accept", {
      token: token(invited.url),
      ...(await account(one, at + 1)),
    });
  for (const { page } of [first, ...others]) await page.goto(origin);
  return id;
}

/** A coalition of one, with a commitment; gives back the commitment’s id. */
export async function promise(page: Page, origin: string): Promise<string> {
  const founded = { name: "Room for everyone", purpose: "A place to work.", visibility: "by_invitation" };
  const coalition = await post<{ id: string }>(page, origin, "/coalitions", founded);
  const made = await post<{ id: string }>(page, origin, `/coalitions/${coalition.id}/commitments`, {
    sentence: "Ask facilities for the plan of floor 3",
    by_when: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    rhythm: "weekly",
    read_by: "coalition",
    check_ins_read_by: "partners",
  });
  return made.id;
}
