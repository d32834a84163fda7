import type { Browser, Locator, Page } from "@playwright/test";
import type { MessageId } from "../../src/lib/i18n/ids.ts";
import { byKeys, forbidMouse, type Hands } from "./hands.ts";
import { expect, listen } from "./test.ts";
import { type Language, type Words, wordsOf } from "./words.ts";

/** Someone in a browser of their own, who works it with these hands and reads it in these words. */
export type Someone = { page: Page; hands: Hands; w: Words; name: string };

/** What changes shows without loading anything again. */
export const LIVE = { timeout: 3_000 };

type Journey = {
  browser: Browser;
  language: Language;
  names: readonly string[];
  complaints: string[];
  baseURL: string;
};

/** Each in a browser of their own, by keyboard alone: whatever works a page by mouse throws while they are at it. */
export async function byKeyboard(
  { browser, language, names, complaints, baseURL }: Journey,
  journey: (...people: Someone[]) => Promise<void>,
): Promise<void> {
  const someone = async (name: string): Promise<Someone> => {
    const context = await browser.newContext({ locale: language, baseURL });
    listen(context, complaints);
    return { page: await context.newPage(), hands: byKeys, w: wordsOf(language), name };
  };
  const people = await Promise.all(names.map(someone));
  const allowMouse = people[0] ? forbidMouse(people[0].page) : () => undefined;
  try {
    await journey(...people);
  } finally {
    allowMouse();
    for (const { page } of people) await page.context().close();
  }
}

export const button = ({ page, w }: Someone, id: MessageId) =>
  page.getByRole("button", { name: w(id), exact: true });
export const link = ({ page, w }: Someone, id: MessageId) =>
  page.getByRole("main").getByRole("link", { name: w(id), exact: true });
export const field = ({ page, w }: Someone, id: MessageId) =>
  page.getByRole("textbox", { name: w(id), exact: true });
export const radio = ({ page, w }: Someone, id: MessageId) =>
  page.getByRole("radio", { name: w(id), exact: true });
export const heading = ({ page, w }: Someone, id: MessageId) =>
  page.getByRole("heading", { name: w(id), exact: true });
/** Where a sentence of the product stands on the page. */
export const words = ({ page, w }: Someone, id: MessageId, values?: Record<string, string | number>) =>
  page.getByRole("main").getByText(w(id, values)).first();

/** A button or link that says more than its words, for those who hear it: whose, or to what. */
export const about = ({ page, w }: Someone, role: "button" | "link", id: MessageId) =>
  page
    .getByRole("main")
    .getByRole(role, { name: new RegExp(`^${w(id)}`) })
    .first();

export async function press(who: Someone, id: MessageId): Promise<void> {
  await who.hands.press(button(who, id));
}

export async function open(who: Someone, id: MessageId): Promise<void> {
  await who.hands.press(link(who, id).first());
}

export async function write(who: Someone, id: MessageId, text: string): Promise<void> {
  await who.hands.write(field(who, id), text);
}

export async function choose(who: Someone, id: MessageId): Promise<void> {
  await who.hands.choose(radio(who, id));
}

export async function sees(...found: Locator[]): Promise<void> {
  for (const one of found) await expect(one).toBeVisible();
}

/** Through the navigation of the coalition, which a phone keeps folded. */
export async function goTo(who: Someone, id: MessageId): Promise<void> {
  const nav = who.page.getByRole("navigation", { name: who.w("shell.nav_coalition") });
  const target = nav.getByRole("link", { name: who.w(id), exact: true });
  await expect(target.or(nav.locator("summary")).filter({ visible: true }).first()).toBeVisible();
  if (!(await target.isVisible())) await who.hands.press(nav.locator("summary"));
  await who.hands.press(target);
}

/** Through the navigation that is on every page. */
export async function visit(who: Someone, id: "shell.today" | "shell.support" | "shell.you"): Promise<void> {
  const nav = who.page.getByRole("navigation", { name: who.w("shell.nav_main") });
  await who.hands.press(nav.getByRole("link", { name: who.w(id), exact: true }));
}

export async function today(who: Someone): Promise<void> {
  await visit(who, "shell.today");
  await expect(heading(who, "today.title")).toBeVisible();
}
