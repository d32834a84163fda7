/** A secret rides in the fragment (#…): the browser never sends it to a server, nor names it to other sites. */
export function secretInAddress(): string {
  const given = window.location.hash.slice(1);
  try {
    return decodeURIComponent(given);
  } catch {
    // A mail program cut the address in the middle of a sign.
    return given;
  }
}

/** The same, and kept for this tab while its reader signs in on the way: an address to return to cannot carry it. */
export function secretOnTheWay(name: string): string {
  const given = secretInAddress();
  try {
    if (given !== "") sessionStorage.setItem(`alongside.${name}`, given);
    return given || (sessionStorage.getItem(`alongside.${name}`) ?? "");
  } catch {
    return given;
  }
}

export function forgetSecret(name: string): void {
  try {
    sessionStorage.removeItem(`alongside.${name}`);
  } catch {
    // Nothing was kept.
  }
}
