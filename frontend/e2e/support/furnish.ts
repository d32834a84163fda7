import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
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

/** The first account of an installation; the page is signed in with it. */
export async function setUp(page: Page, { origin, setUpLink }: Server): Promise<void> {
  await post(page, origin, "/setup", { token: new URL(setUpLink).hash.slice(1), ...ACCOUNT });
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
