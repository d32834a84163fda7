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

/** At each key; `keepDraft` follows when typing rests. */
export function holdDraft(name: string, values: object): void {
  inTab.set(name, values);
}

/** True when it is really on the device. */
export function keepDraft(name: string, values: object): boolean {
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
