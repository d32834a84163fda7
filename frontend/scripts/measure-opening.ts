/**
 * How long pages take to open on a slow phone (1.6 Mbps, 150 ms there and back, a processor four times slower), new to
 * the device and a second time; the median of five.
 *
 * `node scripts/measure-opening.ts <origin> <cookie> <path> …` prints a line for each path and visit: when the largest
 * paint was, what blocked the thread between the first paint and rest (https://web.dev/articles/tbt), and what moved.
 */
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";

const RUNS = 5;
/** Long enough for the slowest page to come to rest, in milliseconds. */
const REST = 5000;
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

type Opening = { paint: number; blocked: number; moved: number; kilobytes: number };

/** What the browser kept of the opening; asked for afterwards, so that watching costs the page nothing. */
function kept(): Promise<Omit<Opening, "kilobytes">> {
  const each = <Entry extends PerformanceEntry>(type: string) =>
    new Promise<Entry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries() as Entry[])).observe({
        type,
        buffered: true,
      });
      setTimeout(() => resolve([]), 1000);
    });
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  return Promise.all([
    each("largest-contentful-paint"),
    each("longtask"),
    each<PerformanceEntry & { value: number }>("layout-shift"),
  ]).then(([paints, tasks, shifts]) => ({
    paint: paints.at(-1)?.startTime ?? 0,
    blocked: sum(
      tasks.map(({ startTime, duration }) =>
        Math.max(0, startTime + duration - Math.max(startTime, first) - 50),
      ),
    ),
    moved: sum(shifts.map(({ value }) => value)),
  }));
}

async function visit(context: BrowserContext, url: string): Promise<Opening> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(url);
  await wait(REST);
  const seen = await page.evaluate(kept);
  // What a device keeps of the app is kept once the first page is at rest.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.locator("main h1").waitFor();
  await page.close();
  return { ...seen, kilobytes: bytes / 1024 };
}

async function opened(browser: Browser, origin: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addCookies([{ name: "s", value: cookie, url: origin }]);
  return context;
}

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

function say(what: string, visits: Opening[]) {
  const [paint, blocked, moved, kilobytes] = (["paint", "blocked", "moved", "kilobytes"] as const).map(
    (one) => median(visits.map((visit) => visit[one])),
  );
  console.log(
    `${what.padEnd(34)} largest paint ${paint?.toFixed(0).padStart(5)} ms   ` +
      `blocked ${blocked?.toFixed(0).padStart(4)} ms   ` +
      `moved ${moved?.toFixed(3)}   ${kilobytes?.toFixed(0).padStart(4)} kB`,
  );
}

const [origin = "", cookie = "", ...paths] = process.argv.slice(2);
const executablePath = process.env.ALONGSIDE_TEST_CHROMIUM;
const args = (process.env.ALONGSIDE_TEST_CHROMIUM_FLAGS ?? "").split(" ").filter(Boolean);
const browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
for (const path of paths) {
  const name = path.replace(/[0-9a-f-]{36}/, "…");
  const first: Opening[] = [];
  const again: Opening[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await opened(browser, origin, cookie);
    first.push(await visit(context, origin + path));
    again.push(await visit(context, origin + path));
    await context.close();
  }
  say(`${name}, first visit`, first);
  say(`${name}, again`, again);
}
await browser.close();
