import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { setUp } from "./support/furnish.ts";
import { DIST, type Server, serve } from "./support/server.ts";
import { test as base, expect } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

const w = wordsOf("en");

/** What the browser, and React, write of what could not be fetched. */
const AWAY = /net::ERR_(CONNECTION_REFUSED|FAILED)|The page's files did not come/;

type Fixtures = { served: { server: Server; dist: string } };

/** An installation with a build of its own, which a test can replace. */
const test = base.extend<Fixtures>({
  served: async ({ context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "alongside-dist-"));
    const dist = join(folder, "dist");
    cpSync(DIST, dist, { recursive: true });
    const server = await serve({ dist });
    await use({ server, dist });
    await Promise.all(context.pages().map((page) => page.close()));
    await server.stop();
    rmSync(folder, { recursive: true });
  },
});

test.use({ serviceWorkers: "allow" });

/** Come in, and wait until the device has what a visit begins with. */
async function settle(page: Page, server: Server): Promise<void> {
  await setUp(page, server);
  await page.goto(server.origin);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Another build in the place of this one: every file has another name. */
function build(dist: string): void {
  const assets = join(dist, "assets");
  for (const file of readdirSync(assets).filter((name) => /\.(br|gz)$/.test(name)))
    rmSync(join(assets, file));
  const renamed = new Map(readdirSync(assets).map((file) => [file, file.replace(/(\.\w+)$/, "-next$1")]));
  const again = (text: string) => text.replace(/[\w-]+\.(?:js|css)\b/g, (file) => renamed.get(file) ?? file);
  for (const [file, next] of renamed) {
    const path = join(assets, file);
    writeFileSync(path, again(readFileSync(path, "utf8")));
    renameSync(path, join(assets, next));
  }
  for (const file of ["index.html", "worker.js"]) rewrite(dist, file, again);
}

function rewrite(dist: string, file: string, change: (text: string) => string): void {
  const path = join(dist, file);
  for (const suffix of [".br", ".gz"]) rmSync(path + suffix, { force: true });
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

test("the device keeps files of the app, and nothing that anybody wrote", async ({ page, served }) => {
  await settle(page, served.server);
  await page.reload();
  const kept = await page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/");
  expect(kept.filter((path) => path !== "/" && !path.startsWith("/assets/"))).toEqual([]);
  expect(kept.some((path) => /en-first/.test(path))).toBe(true);
  expect(kept.some((path) => /fr-first/.test(path))).toBe(false);
});

for (const routes of ["as this browser does", "without static routes"])
  test(`with no way to the server, the app itself says so, ${routes}`, async ({
    page,
    complaints,
    served: { server, dist },
  }) => {
    if (routes === "without static routes")
      rewrite(dist, "worker.js", (text) => text.replace("addRoutes", "none"));
    await settle(page, server);
    await server.halt();
    await page.goto(server.origin);
    await expect(page.getByText(w("ui.unreachable")).first()).toBeVisible();
    await expect(page.getByRole("button", { name: w("ui.try_again") }).first()).toBeVisible();
    await page.goto(`${server.origin}/help`);
    await expect(page.getByRole("heading", { level: 1, name: w("shell.unreachable_title") })).toBeVisible();
    await page.close();
    expect(complaints.splice(0).filter((line) => !AWAY.test(line))).toEqual([]);
  });

test("after an upgrade, a page whose files are gone opens anew", async ({
  page,
  complaints,
  served: { server, dist },
}) => {
  await settle(page, server);
  build(dist);
  await page
    .getByRole("link", { name: w("shell.help") })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: w("help.title") })).toBeVisible();
  await expect(page.locator("script[type=module]")).toHaveAttribute("src", /-next\.js$/);
  // The browser itself says which file was gone, and nothing else was wrong.
  expect(complaints.splice(0).filter((line) => !line.includes("/assets/HelpPage"))).toEqual([]);
});

test("after an upgrade, what the device kept opens, and soon the new build", async ({
  page,
  served: { server, dist },
}) => {
  await settle(page, server);
  build(dist);
  await expect
    .poll(async () => {
      await page.goto(server.origin);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      return page.locator("script[type=module]").getAttribute("src");
    })
    .toMatch(/-next\.js$/);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([expect.stringContaining("-next.js")]);
});

test("where another server answers now, its page is shown", async ({ page, served: { server } }) => {
  await settle(page, server);
  await server.halt();
  const other = createServer((_, answer) =>
    setTimeout(() => answer.setHeader("Content-Type", "text/html").end("<h1>Another app</h1>"), 500),
  );
  await new Promise<void>((resolve) => other.listen(server.port, "127.0.0.1", resolve));
  await page.goto(server.origin);
  await expect(page.getByRole("heading", { name: "Another app" })).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await new Promise((resolve) => other.close(resolve));
});
