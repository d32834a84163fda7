/** A secret rides in the fragment (#…): the browser never sends it to a server, nor names it to other sites. */
export function secretInAddress(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}
