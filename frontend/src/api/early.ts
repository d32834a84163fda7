declare global {
  interface Window {
    /** What boot.js asked for, by address; without an answer where there was no way to the server. */
    early?: Map<string, Promise<Response | undefined>>;
  }
}

/** How long after the page began an answer is still as good as a new one, in milliseconds. */
const FRESH = 15_000;

/** The answer that boot.js asked for before the scripts were here; each once, and none after something was changed. */
export function early(request: Request): Promise<Response | undefined> | undefined {
  if (request.method !== "GET" || performance.now() > FRESH) window.early?.clear();
  const answer = window.early?.get(request.url);
  window.early?.delete(request.url);
  return answer;
}
