// Keeps on this device what every visit begins with: the page itself, and the scripts of the pages that are opened most.
// Nothing that the server says is kept: it is asked for each time. Registered by src/lib/device.ts.
const PAGE = "/";
// What the server answers with anything but the page.
const NO_PAGE = /^\/(api\/|healthz$|readyz$)|\.[^/]*$/;
// Written by the build: what the page itself names, what every language needs, and each language's words.
const files = {};

const language = new URL(location.href).searchParams.get("language");
const kept = [...new Set([...files.named, ...files.always, ...(files[language] || [])])];
// Another build has other names.
const CACHE = `first-files ${kept.join(" ")}`;

addEventListener("install", (event) => {
  // Where a browser knows these rules, it follows them without starting this worker first.
  event.addRoutes?.([
    { condition: { urlPattern: "/api/*" }, source: "network" },
    { condition: { urlPattern: "/assets/*" }, source: { cacheName: CACHE } },
    { condition: { requestMode: "navigate" }, source: "race-network-and-fetch-handler" },
  ]);
  skipWaiting();
  event.waitUntil(keep());
});

async function keep() {
  await keepPage();
  await (await caches.open(CACHE)).addAll(kept);
}

// The page of this build: one that names other files than are kept would never start.
async function keepPage() {
  const page = await fetch(PAGE, { cache: "reload", redirect: "error" });
  const text = await page.clone().text();
  if (!page.ok || !files.named.every((file) => text.includes(file)))
    throw new Error("Not the page of this build");
  await (await caches.open(CACHE)).put(PAGE, page);
}

// What pages that are still open were opened with stays until the build after.
addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== CACHE).slice(0, -1);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const isPage = request.mode === "navigate" && request.method === "GET" && !NO_PAGE.test(pathname);
  if (!isPage && !pathname.startsWith("/assets/")) return;
  const found = caches.open(CACHE).then((cache) => cache.match(isPage ? PAGE : request));
  event.respondWith(found.catch(() => undefined).then((answer) => answer || fetch(request)));
  // With its headers, which may be others although the files are the same.
  if (isPage) event.waitUntil(keepPage().catch(() => undefined));
});
