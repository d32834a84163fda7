import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ACCOUNT, setUp } from "./support/furnish.ts";
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

/** Another build in the place of this one: every file has another name. Halfway, the files of both are there. */
function build(dist: string, halfway = false): void {
  const assets = join(dist, "assets");
  for (const file of readdirSync(assets).filter((name) => /\.(br|gz)$/.test(name)))
    rmSync(join(assets, file));
  const renamed = new Map(readdirSync(assets).map((file) => [file, file.replace(/(\.\w+)$/, "-next$1")]));
  const again = (text: string) => text.replace(/[\w-]+\.(?:js|css)\b/g, (file) => renamed.get(file) ?? file);
  for (const [file, next] of renamed) {
    const path = join(assets, file);
    writeFileSync(join(assets, next), again(readFileSync(path, "utf8")));
    if (!halfway) rmSync(path);
  }
  for (const file of halfway ? ["index.html"] : ["index.html", "worker.js"]) rewrite(dist, file, again);
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
    await expect(page.getByText(w("ui.unreachable_read")).first()).toBeVisible();
    await expect(page.getByRole("button", { name: w("ui.try_again") }).first()).toBeVisible();
    await page.goto(`${server.origin}/help`);
    await expect(page.getByRole("heading", { level: 1, name: w("shell.unreachable_title") })).toBeVisible();
    await page.close();
    expect(complaints.splice(0).filter((line) => !AWAY.test(line))).toEqual([]);
  });

test("once there is a way again, all of the page is there again", async ({
  page,
  complaints,
  served: { server },
}) => {
  await settle(page, server);
  await server.halt();
  await page.goto(server.origin);
  const again = page.getByRole("button", { name: w("ui.try_again") }).first();
  await expect(again).toBeVisible();
  await server.again();
  const stream = page.waitForRequest(/\/stream$/);
  await again.click();
  await expect(page.getByRole("link", { name: ACCOUNT.name })).toBeVisible();
  await stream;
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
  const newest = () => page.evaluate(async () => (await caches.keys()).at(-1));
  await expect.poll(newest).toContain("-next.js");
});

test("after an upgrade, a link with a secret opens anew too", async ({
  page,
  complaints,
  served: { server, dist },
}) => {
  await settle(page, server);
  build(dist);
  await page.goto(`${server.origin}/sign-in/link#secret`);
  await expect(page.getByRole("heading", { level: 1, name: w("auth.link_title") })).toBeVisible();
  await expect(page.locator("script[type=module]")).toHaveAttribute("src", /-next\.js$/);
  expect(page.url()).toContain("#secret");
  expect(complaints.splice(0).filter((line) => !line.includes("/assets/"))).toEqual([]);
});

test("the page that is kept follows the server, also where the files are the same", async ({
  page,
  served: { server, dist },
}) => {
  await settle(page, server);
  rewrite(dist, "index.html", (text) => text.replace("<title>", "<!-- with other headers --><title>"));
  await page.goto(server.origin);
  const kept = () => page.evaluate(async () => (await (await caches.match("/"))?.text()) ?? "");
  await expect.poll(kept).toContain("with other headers");
});

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test("a page of another build is not kept", async ({ page, complaints, served: { server, dist } }) => {
  build(dist, true);
  await setUp(page, server);
  await Promise.all([page.context().waitForEvent("serviceworker"), page.goto(server.origin)]);
  await expect.poll(() => registrations(page)).toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  complaints.splice(0);
});

/** Another server, at the address of ours or, with port 0, at one of its own. */
async function other(port: number, answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { close, port: (server.address() as AddressInfo).port };
}

test("where another server answers now, its page is shown", async ({
  page,
  complaints,
  served: { server },
}) => {
  await settle(page, server);
  await server.halt();
  const { close } = await other(server.port, (response) => {
    response.setHeader("Content-Type", "text/html").end("<h1>Another app</h1>");
  });
  await expect
    .poll(
      async () => {
        await page.goto(server.origin);
        await page.waitForTimeout(5000);
        return registrations(page);
      },
      { timeout: 30_000 },
    )
    .toBe(0);
  await expect(page.getByRole("heading", { name: "Another app" })).toBeVisible();
  await close();
  complaints.splice(0);
});

test("where it moved, or somebody wants to know first who comes, one gets there", async ({
  page,
  complaints,
  served: { server },
}) => {
  await settle(page, server);
  await server.halt();
  const there = await other(0, (response) => {
    response.setHeader("Content-Type", "text/html").end("<h1>Who are you?</h1>");
  });
  const here = await other(server.port, (response) => {
    response.writeHead(302, { Location: `http://127.0.0.1:${there.port}/` }).end();
  });
  await page.goto(server.origin);
  await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible({ timeout: 20_000 });
  await Promise.all([here.close(), there.close()]);
  complaints.splice(0);
});

test("while a proxy says that the server is away, one stays in the app", async ({
  page,
  complaints,
  served: { server },
}) => {
  await settle(page, server);
  await server.halt();
  const { close } = await other(server.port, (response) => {
    // Slower than the device, which is so wherever there is a proxy.
    setTimeout(() => response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>502</h1>"), 300);
  });
  await page.goto(server.origin);
  await expect(page.getByRole("button", { name: w("ui.try_again") }).first()).toBeVisible();
  await page.waitForTimeout(5000);
  await expect(page.getByRole("button", { name: w("ui.try_again") }).first()).toBeVisible();
  expect(await registrations(page)).toBe(1);
  await page.close();
  await close();
  complaints.splice(0);
});
