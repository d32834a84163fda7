// Keeps on this device what every visit begins with: the page itself, and the scripts of the pages that are opened most.
// Nothing that the server says is kept: it is asked for each time. Registered by src/lib/device.ts. On one's own device it
// sends what waits there; the build puts src/lib/own/base.ts and sending.ts at the end of this file.
const PAGE = "/";
const NEWS_PAGE = "/notices";
// What the server answers with anything but the page.
const NO_PAGE = /^\/(api\/|healthz$|readyz$)|\.[^/]*$/;
// Written by the build: what the page itself names, what every language needs, what opens without a network on one's own
// device, and each language's words.
const files = {};

const { searchParams } = new URL(location.href);
const own = searchParams.has("own") ? files.own : [];
const words = files[searchParams.get("language")] || [];
const kept = [...new Set([...files.named, ...files.always, ...own, ...words])];
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

// A push has no content: that something is new is all it says, on the screen of a locked phone too.
const NEWS = {
  en: "Something is new for you",
  es: "Hay algo nuevo para ti",
  fr: "Il y a du nouveau pour vous",
  ar: "هناك جديد لك",
};

addEventListener("push", (event) => {
  const lang = searchParams.get("language") in NEWS ? searchParams.get("language") : "en";
  const shown = {
    body: NEWS[lang],
    lang,
    dir: lang === "ar" ? "rtl" : "ltr",
    tag: "new",
    icon: "/app/icon-192.png",
  };
  event.waitUntil(registration.showNotification("Alongside", shown));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openNews());
});

// What is new stands on its own page, behind sign-in.
async function openNews() {
  const [open] = await clients.matchAll({ type: "window" });
  if (!open) return clients.openWindow(NEWS_PAGE);
  await open.focus();
  return open.navigate(NEWS_PAGE);
}

// Where there is a way again, also with no page open (Chromium alone). What still can't be sent is tried again later.
addEventListener("sync", (event) => {
  if (event.tag === "waiting") event.waitUntil(sendThere());
});

async function sendThere() {
  const done = await sendWaiting();
  new BroadcastChannel("alongside.waiting").postMessage(null);
  if (!done) throw new Error("Some things wait on");
}
