/** Where we are, as one value that changes only by `go` and by the browser's Back and Forward. */
export type Place = { pathname: string; search: string; hash: string; how: "first" | "pushed" | "popped" };

const listeners = new Set<() => void>();
let place: Place = read("first");

function read(how: Place["how"]): Place {
  const { pathname, search, hash } = window.location;
  return { pathname, search, hash, how };
}

function moved(how: Place["how"]): void {
  place = read(how);
  for (const listen of listeners) listen();
}

export const currentPlace = (): Place => place;

export function onMove(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export function go(address: string, replace: boolean): void {
  keepScroll();
  const state = { key: crypto.getRandomValues(new Uint32Array(1))[0] };
  if (replace) window.history.replaceState(state, "", address);
  else window.history.pushState(state, "", address);
  moved("pushed");
}

window.addEventListener("popstate", () => moved("popped"));

/* How far each page of this tab was scrolled, so that Back finds it again. */
window.history.scrollRestoration = "manual";
const scrolls = new Map<unknown, number>();
const keyOf = (): unknown => (window.history.state as { key?: number } | null)?.key ?? "first";

let keyShown = keyOf();

function keepScroll(): void {
  scrolls.set(keyShown, window.scrollY);
}

window.addEventListener("scroll", keepScroll, { passive: true });

/** Once the new page is drawn: its top, the place it names, or where it was left. */
export function showPlace({ how, hash }: Place): void {
  keyShown = keyOf();
  const named = hash ? document.getElementById(hash.slice(1)) : null;
  if (how === "popped") window.scrollTo(0, scrolls.get(keyShown) ?? 0);
  else if (named) named.scrollIntoView();
  else if (how === "pushed") window.scrollTo(0, 0);
}
