/**
 * What this device keeps of the app itself: `worker.js` holds the files that every visit begins with, so that a page
 * opens without asking the server for them. Nothing that anybody wrote is among them.
 */
import type { Language } from "./i18n/languages";
import { ownerOfDevice } from "./own/owner";

const WORKER = "/worker.js";

type ScriptAddress = { createScriptURL: (address: string) => string };
type WithTrustedTypes = {
  trustedTypes?: { createPolicy: (name: string, rules: ScriptAddress) => ScriptAddress };
};

const workers = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/** Whether whoever reads on this device wants nothing fetched before it is needed. */
export const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Whether the page that is open may have come from this device, not from the server. */
export const isKept = (): boolean => Boolean(workers()?.controller);

/**
 * Keep, from now on, what a visit in `language` begins with; called when the page is at rest. On one's own device the
 * pages that open without a network are among it; `wished` is what is wanted also by who saves data. Where somebody else answers at this address now, what was kept goes,
 * and their page is shown.
 */
export async function keepFirstFiles(language: Language, wished = false): Promise<void> {
  const answers = await whoAnswers();
  const own = ownerOfDevice() !== null;
  const query = new URLSearchParams(own ? { language, own: "1" } : { language });
  if (answers === "alongside" && (own || wished || !savesData()))
    await workers()?.register(trusted(`${WORKER}?${query}`));
  if (answers === "another" && isKept()) await openAnew(window.location.href);
}

/** Open an address with files from the server alone; false where the server can't be reached. */
export async function openAnew(address: string, replace = false): Promise<boolean> {
  const answers = await whoAnswers();
  if (answers === "nobody") return false;
  // Where a browser keeps storage from us, there is nothing to let go of.
  await letGo(answers === "another").catch(() => undefined);
  const { location, history } = window;
  const { href } = new URL(address, location.href);
  if (withoutPart(href) === withoutPart(location.href)) {
    // Going to a part of the page that is open would fetch nothing.
    history.replaceState(history.state, "", href);
    location.reload();
  } else if (replace) location.replace(href);
  else location.assign(href);
  return true;
}

const withoutPart = (href: string) => href.split("#")[0];

/**
 * Who answers at this address: a server of ours, another one (a proxy that wants one to sign in, a new installation
 * elsewhere, an older version without this file), or nobody who could show a page.
 */
async function whoAnswers(): Promise<"alongside" | "another" | "nobody"> {
  try {
    const answer = await fetch(WORKER, { method: "HEAD", redirect: "manual", cache: "no-store" });
    if (answer.status >= 500) return "nobody";
    const isOurs = answer.ok && answer.headers.get("content-type")?.includes("javascript");
    return isOurs ? "alongside" : "another";
  } catch {
    return "nobody";
  }
}

/** Without its files a worker asks the server for everything. One that shows what is new would not be told any more. */
async function letGo(everything: boolean): Promise<void> {
  const registered = (await workers()?.getRegistrations()) ?? [];
  const told = await Promise.all(registered.map((one) => one.pushManager?.getSubscription()));
  await Promise.all(registered.filter((_, at) => everything || !told[at]).map((one) => one.unregister()));
  const names = (await window.caches?.keys()) ?? [];
  await Promise.all(names.map((name) => caches.delete(name)));
}

let policy: ScriptAddress | undefined;

/**
 * The policy that content-security-policy names (backend/alongside/core/web.py): scripts of ours alone. A page makes it
 * once; a second of the same name is refused.
 */
function trusted(address: string): string {
  const rules = { createScriptURL: (wanted: string) => wanted };
  const { trustedTypes } = window as WithTrustedTypes;
  policy ??= trustedTypes?.createPolicy("worker", rules) ?? rules;
  return policy.createScriptURL(address);
}
