/** What waits on one's own device, as this tab shows it and cares for it. Loaded only there. */
import { language } from "../i18n/i18n";
import { Problem } from "../problem";
import { all, change, drop, get, put } from "./base";
import { ownerOfDevice } from "./owner";
import { alone, sendWaiting, type Waiting } from "./sending";
import { showWaiting, waits } from "./shown";

/** Other tabs, and the worker, tell and are told that something changed. */
const channel = new BroadcastChannel("alongside.waiting");
const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 60_000;
const SEEN = 3_600_000;

let pause = FIRST_PAUSE;
let timer: ReturnType<typeof setTimeout> | undefined;
let cared = false;

/** From here on, all that waits is shown, and sent as soon as there is a way. */
export function careForWaiting(): void {
  if (cared) return;
  cared = true;
  channel.onmessage = show;
  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
  void forgetSent().then(again);
}

/** That it is there was seen by then. */
async function forgetSent(): Promise<void> {
  const old = new Date(Date.now() - SEEN).toISOString();
  const found = await all<Waiting>("waiting").catch(() => []);
  await drop("waiting", ...found.filter((one) => one.sent && one.written_at < old).map(({ key }) => key));
}

function again(): void {
  pause = FIRST_PAUSE;
  void send();
}

/** One try more, before the device is left. */
export const sendNow = (): Promise<void> => send();

/** Nobody's words are sent where nobody, or somebody else, is the owner now. */
async function send(): Promise<void> {
  clearTimeout(timer);
  await show();
  if (ownerOfDevice() === null || !shown.some(waits)) return;
  const done = await sendWaiting();
  await tell();
  if (done) return;
  void sendFromWorker();
  timer = setTimeout(send, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

let shown: Waiting[] = [];
async function show(): Promise<void> {
  const owner = ownerOfDevice();
  const found = await all<Waiting>("waiting").catch(() => []);
  shown = found.filter(({ person }) => person === owner);
  showWaiting(shown);
}

async function tell(): Promise<void> {
  await show();
  channel.postMessage(null);
}

/** Chromium wakes the worker when there is a way again, also with no page open. */
async function sendFromWorker(): Promise<void> {
  type Syncing = { sync?: { register: (tag: string) => Promise<void> } };
  const worker = (await navigator.serviceWorker?.getRegistration()) as Syncing | undefined;
  await worker?.sync?.register("waiting").catch(() => undefined);
}

type Written = Pick<Waiting, "key" | "path" | "body" | "about" | "title">;

/** How long a page waits for the server before it says that the words wait, in milliseconds. */
const PROMPT = 4000;

/**
 * Keep it on this device, then send it. True once the server has it, false while it waits or was handed back; a refusal
 * of new words that comes at once is thrown, and then they wait no more.
 */
export async function sendOrKeep(written: Written): Promise<boolean> {
  const { key } = written;
  careForWaiting();
  const changed = await keep(written);
  const sending = send();
  if (navigator.onLine) await Promise.race([sending, new Promise((on) => setTimeout(on, PROMPT))]);
  const { sent, refused } = (await get<Waiting>("waiting", key)) ?? {};
  // The form of what waited is gone once it waits no more: its words are here alone.
  if (!refused || changed) return sent === true;
  await remove(key);
  throw new Problem({ status: 409, title: "", ...refused });
}

/**
 * Words that are changed while they wait keep their key: if they arrived before, also just now, the server says so.
 * True where there were some.
 */
async function keep(written: Written): Promise<boolean> {
  const person = ownerOfDevice() ?? "";
  const item: Waiting = { ...written, person, language: language(), written_at: new Date().toISOString() };
  const isOwn = () => ownerOfDevice() === person;
  if (!(await get("waiting", written.key))) {
    await put("waiting", item, isOwn);
    return false;
  }
  const anew = ({ sent: _, refused: __, ...before }: Waiting): Waiting => ({ ...before, ...item });
  await alone(() => change<Waiting>("waiting", written.key, anew));
  return true;
}

/** Not while it is on its way: it would be neither sent nor unsent. */
export async function remove(key: string): Promise<void> {
  await alone(() => drop("waiting", key));
  await tell();
}

/** What was handed back because nobody was signed in goes out after all. */
export async function sendAgain(key: string): Promise<void> {
  await alone(() => change<Waiting>("waiting", key, ({ refused: _, ...one }) => one));
  await send();
}
