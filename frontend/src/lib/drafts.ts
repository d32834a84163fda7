import { forgetAll, recall, remember } from "./storage";

/** What is typed and not yet sent, kept on this device until it is sent or the person signs out. */
const DRAFT = "draft.";

/** The same in this tab: a page that follows at once, and a device that keeps nothing, find it here. */
const inTab = new Map<string, object>();

export function readDraft<Values extends object>(name: string): Partial<Values> | null {
  const here = inTab.get(name);
  if (here) return here as Partial<Values>;
  const kept = recall(DRAFT + name);
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as Partial<Values>;
  } catch {
    return null;
  }
}

/** Set once what is typed in this tab belongs to nobody who is signed in. */
let closed = false;

/** At each key; `keepDraft` follows when typing rests. */
export function holdDraft(name: string, values: object): void {
  if (closed) return;
  inTab.set(name, values);
}

/** True when it is really on the device. */
export function keepDraft(name: string, values: object): boolean {
  if (closed) return false;
  inTab.set(name, values);
  return remember(DRAFT + name, JSON.stringify(values));
}

export function dropDraft(name: string): void {
  inTab.delete(name);
  remember(DRAFT + name, null);
}

export function dropAllDrafts(): void {
  inTab.clear();
  forgetAll(DRAFT);
}

/** Somebody else is signed in, or nobody: from here on this tab keeps nothing, until it is loaded anew. */
export function closeDrafts(): void {
  dropAllDrafts();
  closed = true;
}

/** What was sent under a draft's name, and with which key: its answer may have been lost on the way. */
export type Sent = { text: string; key: string };

const SENT = `${DRAFT}sent of `;

export function readSent(name: string): Sent | null {
  const kept = recall(SENT + name);
  return kept === null ? null : (JSON.parse(kept) as Sent);
}

export function keepSent(name: string, sent: Sent | null): void {
  remember(SENT + name, sent && !closed ? JSON.stringify(sent) : null);
}
