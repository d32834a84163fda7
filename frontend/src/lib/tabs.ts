/** Who is signed in is one for the whole browser: what one tab learns of it, the others hear. */
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("alongside.person");

/** Somebody came in here, or (null) went. */
export function tellTabs(person: string | null): void {
  channel?.postMessage(person);
}

/** Somebody came in, or (null) went, in another tab. */
export function onToldByTab(listen: (person: string | null) => void): void {
  channel?.addEventListener("message", ({ data }) => listen(data as string | null));
}
