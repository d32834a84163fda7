declare global {
  interface Window {
    /** What boot.js asked for, and when; by address, without an answer where there was no way to the server. */
    early: { asked: number; answers: Map<string, Promise<Response | undefined>> } | undefined;
  }
}

/** How long after it was asked for an answer is as good as a new one, in milliseconds. */
const FRESH = 15_000;
/** What happens to others within this time before a page listens is not worth a second reading, in milliseconds. */
const BRIEF = 2000;

const age = () => performance.now() - (window.early?.asked ?? 0);

/** The answer that boot.js asked for before the scripts were here; each once, and none after something was changed. */
export function early(request: Request): Promise<Response | undefined> | undefined {
  if (request.method !== "GET" || age() > FRESH) forgetEarly();
  const answers = window.early?.answers;
  const answer = answers?.get(request.url);
  answers?.delete(request.url);
  return answer;
}

/** From here on everything is asked anew. */
export function forgetEarly(): void {
  window.early?.answers.clear();
}

/** Whether what the page shows was asked for so long ago that something may have happened since. */
export const isShownLate = (): boolean => window.early !== undefined && age() > BRIEF;
