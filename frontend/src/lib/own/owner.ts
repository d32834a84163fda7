/**
 * "This is my own device": whose it is, as they said themselves. Only then is anything kept here that was read or that
 * waits to be sent; by default nothing is, since a device may be shared.
 */
import { recall, remember } from "../storage";
import { clear } from "./base";
import { showWaiting } from "./shown";

const OWNER = "owner";

/** The person who said so; null on a device that keeps nothing. */
export const ownerOfDevice = (): string | null => recall(OWNER);

export function ownDevice(person: string): void {
  remember(OWNER, person);
}

/** Whoever comes in on the device of somebody else, or leaves it, leaves nothing of it behind. */
export async function forgetDevice(): Promise<void> {
  if (ownerOfDevice() === null) return;
  // First of all, so that no answer that is still on its way is kept.
  remember(OWNER, null);
  await clear("copies", "waiting").catch(() => undefined);
  showWaiting([]);
}

/** A session that ended takes with it what was read in it; one's own words stay for whoever wrote them. */
export async function forgetCopies(): Promise<void> {
  if (ownerOfDevice() !== null) await clear("copies").catch(() => undefined);
}
