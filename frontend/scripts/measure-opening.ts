/**
 * How long pages take to open on a slow phone (1.6 Mbps, 150 ms there and back, a processor four times slower), new to
 * the device and a second time; the median of five.
 *
 * `node scripts/measure-opening.ts <origin> <cookie> <path> …` prints a line for each path and visit. A page is open when its
 * heading and everything around it came to rest: its largest paint, what blocked the thread, and what moved.
 */
import { type Browser, type BrowserContext, chromium } from "@playwright/test";

const RUNS = 5;
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

type Opening = { paint: number; blocked: number; moved: number; kilobytes: number };

/** Watches a page from its first moment; runs inside it. */
function watch() {
  const seen = { paint: 0, blocked: 0, moved: 0 };
  Object.assign(window, { seen });
  const each = <Entry>(type: string, take: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry as Entry);
    }).observe({ type, buffered: true });
  each<PerformanceEntry>("largest-contentful-paint", (entry) => {
    seen.paint = entry.startTime;
  });
  each<PerformanceEntry>("longtask", (entry) => {
    seen.blocked += entry.duration - 50;
  });
  each<{ value: number }>("layout-shift", (entry) => {
    seen.moved += entry.value;
  });
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
  await page.addInitScript(watch);
  await page.goto(url);
  await page.locator("main h1").waitFor();
  await page.waitForTimeout(3000);
  const seen = await page.evaluate(() => (window as unknown as { seen: Omit<Opening, "kilobytes"> }).seen);
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
