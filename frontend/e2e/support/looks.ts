import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { type Language, sentencesOf, wordsOf } from "./words.ts";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** 0 violations, no rule off, the size of targets on. */
export async function passesAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: STANDARDS,
      rules: { "target-size": { enabled: true } },
      // What is right is not described, only what is wrong.
      resultTypes: ["violations"],
    })
    .setLegacyMode() // no page of ours has frames, so that none has to be opened to put results together
    .analyze();
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
  expect(told).toEqual([]);
}

/** One heading, the landmarks by their names, and a title that names the kind of screen only. */
export async function isInOrder(page: Page, language: Language, kind: string): Promise<void> {
  const w = wordsOf(language);
  await expect(page).toHaveTitle(`${kind} · Alongside`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("banner")).toHaveCount(1);
  await expect(page.getByRole("contentinfo")).toHaveCount(1);
  // The page may still be changing its language: the heading and the name are read together until they agree.
  await expect(async () => {
    const heading =
      (await page.getByRole("heading", { level: 1 }).textContent())?.replace(/\s+/g, " ").trim() ?? "";
    expect(heading).not.toBe("");
    await expect(page.getByRole("main")).toHaveAccessibleName(heading, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  for (const nav of await page.getByRole("navigation").all())
    await expect(nav).toHaveAccessibleName(
      new RegExp(`^(${w("shell.nav_main")}|${w("shell.nav_coalition")})$`),
    );
  await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
  await expect(page.locator(":disabled")).toHaveCount(0);
}

/** Nothing is wider than the screen: neither the page nor what only hides that it is. */
export async function fitsIn(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  const wide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...beyond.slice(0, 5).map((one) => one.outerHTML.slice(0, 200)),
    ];
  });
  expect(wide, `at ${width} px`).toEqual([]);
}

/** No English sentence stands on a page in another language, except where it says that it is English. */
export async function isTranslated(page: Page, language: Exclude<Language, "en">): Promise<void> {
  const theirs = sentencesOf(language);
  const english = [...sentencesOf("en")].filter((text) => !theirs.has(text));
  const left = async () =>
    (await page.evaluate(textsOfOurs)).filter((text) =>
      english.some((words) => text === words || isWithin(words, text)),
    );
  await expect.poll(left, { message: language, timeout: 3_000 }).toEqual([]);
}

const LONG = 14;
const isWithin = (words: string, text: string) => words.length >= LONG && text.includes(words);

/** Every text that is ours to translate, names and descriptions for screen readers included. */
function textsOfOurs(): string[] {
  const notOurs = ".words, bdi, pre, code, script, style, [lang]:not(html)";
  const found: (string | null)[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest(notOurs)) found.push(node.textContent);
  for (const name of ["aria-label", "title", "alt", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!element.closest("[lang]:not(html)")) found.push(element.getAttribute(name));
  return found.map((text) => (text ?? "").replace(/\s+/g, " ").trim()).filter((text) => text !== "");
}

/** In place, by the foot of the page: nothing is loaded anew. */
export async function readIn(page: Page, language: Language): Promise<void> {
  await page.locator(`footer button[lang="${language}"]`).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}
