import type { BrowserContext, Page } from "@playwright/test";
import { type Way, wayTo } from "./support/cut.ts";
import { kept, onOwnDevice, wordsIn } from "./support/own.ts";
import type { Server } from "./support/server.ts";
import { expect, test, walked } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("en");
const TIMES = Number(process.env.ALONGSIDE_TEST_CUTS ?? 100);
test.use({ serviceWorkers: "allow" });
// One after the other: the second measures.
test.describe.configure({ mode: "default" });

/** The same numbers for the same seed, so that a run can be had again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

async function fill(page: Page, words: string): Promise<void> {
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("2");
  await page.getByText(w("commitments.add_word"), { exact: true }).click();
  await page.getByRole("textbox", { name: w("commitments.words_label") }).fill(words);
}

const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

/** After all is sent and shown, the page is away at a random moment: left alone, loaded anew, or closed. */
async function leave(page: Page, context: BrowserContext, how: number, address: string): Promise<Page> {
  if (how < 0.4) return page;
  if (how < 0.7) {
    await page.goto(address);
    return page;
  }
  await page.close();
  return context.newPage();
}

/** What cuts the way this time: the cable, the device itself, or the end of the server. */
function hurtOf(random: () => number, { way, server, context }: Scene) {
  const cut = (["there", "back", "none"] as const)[Math.floor(random() * 3)] ?? "none";
  const kind = random();
  if (kind < 0.05) return { hurt: server.halt, heal: server.again };
  if (kind < 0.25) return { hurt: () => context.setOffline(true), heal: () => context.setOffline(false) };
  return { hurt: async () => way.cut(cut), heal: async () => way.cut("none") };
}

type Scene = { way: Way; server: Server; context: BrowserContext };

test(
  "the way is cut at random moments: nothing is lost, doubled, or shown as sent before it is there",
  walked(false),
  async ({ page: first, context, empty, complaints }) => {
    test.setTimeout(40 * 60_000);
    const seed = Number(process.env.ALONGSIDE_TEST_SEED ?? Date.now() % 100_000);
    const random = numbers(seed);
    const way = await wayTo(empty.port);
    const commitment = await onOwnDevice(first, empty, way.origin);
    const address = `${way.origin}/check-in/${commitment}`;
    const other = await context.newPage();
    await other.goto(way.origin);
    let page = first;
    const written: string[] = [];
    const shownEarly: string[] = [];

    /** Whatever says that it is there is asked for proof at once. */
    async function proof(words: string): Promise<void> {
      const shown = await page.getByText(w("commitments.said")).isVisible();
      if (shown && !wordsIn(empty).includes(words)) shownEarly.push(words);
    }

    for (let time = 0; time < TIMES; time++) {
      const words = `Word ${seed} ${time}`;
      await page.goto(address);
      await fill(page, words);
      const { hurt, heal } = hurtOf(random, { way, server: empty, context });
      // Before it leaves, or while it is on its way, or after.
      const early = random() < 0.6;
      if (early) await hurt();
      await page.keyboard.press("Control+Enter");
      written.push(words);
      await page.waitForTimeout(random() * 120);
      if (!early) await hurt();
      await expect(page.getByText(w("outbox.kept")).or(page.getByText(w("commitments.said")))).toBeVisible();
      await proof(words);
      page = await leave(page, context, random(), address);
      await heal();
      if (page.url() === "about:blank") await page.goto(way.origin);
      await Promise.all([online(page), online(other), online(page)]);
      await expect.poll(async () => (await kept(other)).waiting, { timeout: 60_000 }).toEqual([]);
      await proof(words);
    }

    const there = wordsIn(empty);
    const counts = {
      written: written.length,
      lost: written.filter((words) => !there.includes(words)).length,
      doubled: there.length - new Set(there).size,
      shownEarly: shownEarly.length,
    };
    process.stdout.write(`cuts: ${JSON.stringify({ seed, ...counts })}\n`);
    expect(counts).toEqual({ written: TIMES, lost: 0, doubled: 0, shownEarly: 0 });
    complaints.splice(0);
    await Promise.all(context.pages().map((one) => one.close()));
    await way.close();
  },
);

test(
  "a digit and Enter without a network are shown within 100 ms on a slow phone",
  walked(false),
  async ({ page, empty, complaints }) => {
    test.setTimeout(10 * 60_000);
    const commitment = await onOwnDevice(page, empty);
    const session = await page.context().newCDPSession(page);
    await page.goto(`${empty.origin}/check-in/${commitment}`);
    await page.context().setOffline(true);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const digits: number[] = [];
    const enters: number[] = [];
    for (let time = 0; time < 15; time++) {
      await expect(page.getByRole("radio").first()).toBeFocused();
      digits.push(await pressed(page, "2"));
      enters.push(await pressed(page, "Enter"));
      await expect(page.getByText(w("outbox.kept"))).toBeVisible();
      await page
        .getByRole("main")
        .getByRole("link", { name: w("commitments.back_to_today") })
        .click();
      await page.getByRole("button", { name: new RegExp(`^${w("outbox.remove")}`) }).click();
      await expect(page.getByRole("heading", { name: w("outbox.title") })).toBeHidden();
      await page
        .getByRole("link", { name: new RegExp(`^${w("today.check_in")}`) })
        .first()
        .click();
    }
    const median = (of: number[]) => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
    const medians = { digit: median(digits), enter: median(enters) };
    process.stdout.write(
      `two keys offline, 4x slowed, median ms to the next paint: ${JSON.stringify(medians)}\n`,
    );
    expect(Math.max(medians.digit, medians.enter)).toBeLessThanOrEqual(100);
    // A page without a network says so in its console to the end.
    await page.close();
    complaints.splice(0);
  },
);

/** From a key to the paint that follows it, as the browser itself measures it. */
async function pressed(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const found: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (/^key/.test(entry.name)) found.push(entry.duration);
    });
    observer.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
    Object.assign(window, { keys: { found, observer } });
  });
  await page.keyboard.press(key);
  await page.waitForTimeout(400);
  return page.evaluate(() => {
    type Keys = { keys: { found: number[]; observer: PerformanceObserver } };
    const { found, observer } = (window as unknown as Keys).keys;
    observer.disconnect();
    return Math.max(0, ...found);
  });
}
