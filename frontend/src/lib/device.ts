/**
 * What this device keeps of the app itself: `worker.js` holds the files that every visit begins with, so that a page
 * opens without asking the server for them. Nothing that anybody wrote is among them.
 */
import type { Language } from "./i18n/languages";

const WORKER = "/worker.js";

type ScriptAddress = { createScriptURL: (address: string) => string };
type WithTrustedTypes = {
  trustedTypes?: { createPolicy: (name: string, rules: ScriptAddress) => ScriptAddress };
};

const workers = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/** Whether whoever reads on this device wants nothing fetched before it is needed. */
export const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Whether the page that is open came from this device, not from the server. */
export const isKept = (): boolean => Boolean(workers()?.controller);

/**
 * Keep, from now on, what a visit in `language` begins with; called when the page is at rest. Where another server
 * answers at this address now, what was kept goes, and its own page is shown.
 */
export async function keepFirstFiles(language: Language): Promise<void> {
  const address = `${WORKER}?${new URLSearchParams({ language })}`;
  const answer = await fetch(address, { method: "HEAD" });
  if (answer.headers.get("content-type")?.includes("javascript")) {
    if (!savesData()) await workers()?.register(trusted(address));
  } else if (isKept()) await openAnew(window.location.href);
}

/** Open an address with files from the server alone; false where the server can't be reached. */
export async function openAnew(address: string): Promise<boolean> {
  try {
    await fetch("/", { method: "HEAD" });
  } catch {
    return false;
  }
  const registered = (await workers()?.getRegistrations()) ?? [];
  await Promise.all(registered.map((one) => one.unregister()));
  window.location.assign(address);
  return true;
}

/** The policy that content-security-policy names (backend/alongside/core/web.py): scripts of ours alone. */
function trusted(address: string): string {
  const rules = { createScriptURL: (wanted: string) => wanted };
  const { trustedTypes } = window as WithTrustedTypes;
  return (trustedTypes?.createPolicy("worker", rules) ?? rules).createScriptURL(address);
}
