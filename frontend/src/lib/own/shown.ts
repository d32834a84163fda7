/** What one's own device shows instead of the server: copies with their time, and words that wait. */
import { useSyncExternalStore } from "react";
import type { Waiting } from "./sending";

const listeners = new Set<() => void>();
/** When the copies were read that are shown now, by the path of their answer. */
const copies = new Map<string, string>();
let waiting: Waiting[] = [];

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

function changed(): void {
  for (const listen of listeners) listen();
}

/** A copy is shown, or (null) what the server said just now. */
export function showCopy(path: string, at: string | null): void {
  if ((copies.get(path) ?? null) === at) return;
  if (at === null) copies.delete(path);
  else copies.set(path, at);
  changed();
}

let arrived: () => void = () => undefined;

/** What to do once something that waited is there, or came back. */
export function onArrival(listen: () => void): void {
  arrived = listen;
}

export function showWaiting(now: Waiting[]): void {
  const before = waiting.filter(waits).length;
  waiting = now;
  changed();
  if (now.filter(waits).length < before) arrived();
}

/** Neither there nor handed back. */
export const waits = ({ sent, refused }: Waiting): boolean => !sent && !refused;

/** Since when nothing newer could be read than what is shown of this path; null where it is fresh. */
export const useCopyOf = (path: string): string | null =>
  useSyncExternalStore(subscribe, () => copies.get(path) ?? null);

/** All that the owner of this device wrote and that did not arrive, and what arrived during this visit. */
export const useWaiting = (): Waiting[] => useSyncExternalStore(subscribe, () => waiting);

function onWay(listen: () => void): () => void {
  window.addEventListener("online", listen);
  window.addEventListener("offline", listen);
  return () => {
    window.removeEventListener("online", listen);
    window.removeEventListener("offline", listen);
  };
}

/** False where the device itself says that it has no network. */
export const useOnline = (): boolean => useSyncExternalStore(onWay, () => navigator.onLine);
