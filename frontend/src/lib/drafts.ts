import { forgetAll, recall, remember } from "./storage";

/** What is typed and not yet sent, kept on this device until it is sent or the person signs out. */
const DRAFT = "draft.";

export function readDraft<Values extends object>(name: string): Partial<Values> | null {
  const kept = recall(DRAFT + name);
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as Partial<Values>;
  } catch {
    return null;
  }
}

/** True when it is really on the device. */
export function keepDraft(name: string, values: object): boolean {
  return remember(DRAFT + name, JSON.stringify(values));
}

export function dropDraft(name: string): void {
  remember(DRAFT + name, null);
}

export function dropAllDrafts(): void {
  forgetAll(DRAFT);
}
