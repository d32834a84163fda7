/** This device's memory. It may be forbidden or full; then the app goes on without it. */
const PREFIX = "alongside.";

export function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function forgetAll(start: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX + start)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}
