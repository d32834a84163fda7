// Keeps on this device what every visit begins with: the page itself, and the scripts of the pages that are opened most.
// Nothing that the server says is kept: it is asked for each time. Registered by src/lib/device.ts.
const PAGE = "/";
// What the server answers with anything but the page.
const NO_PAGE = /^\/(api\/|healthz$|readyz$)|\.[^/]*$/;
// Written by the build: what every language needs, and each language's words.
const files = {};

const language = new URL(location.href).searchParams.get("language");
const kept = [PAGE, ...files.always, ...(files[language] || [])];
// Another build has other names; what was kept of the one before goes.
const CACHE = `first-files ${kept.join(" ")}`;

addEventListener("install", (event) => {
  // Where a browser knows these rules, it follows them without starting this worker first.
  event.addRoutes?.([
    { condition: { urlPattern: "/api/*" }, source: "network" },
    { condition: { urlPattern: "/assets/*" }, source: { cacheName: CACHE } },
    { condition: { requestMode: "navigate" }, source: "race-network-and-fetch-handler" },
  ]);
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(kept)));
});

addEventListener("activate", (event) => {
  const rest = (names) => names.filter((name) => name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(rest(names).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const isPage = request.mode === "navigate" && !NO_PAGE.test(pathname);
  if (!isPage && !pathname.startsWith("/assets/")) return;
  const answer = caches.open(CACHE).then((cache) => cache.match(isPage ? PAGE : request));
  event.respondWith(answer.then((found) => found || fetch(request)));
});
