/**
 * Sends what waits on one's own device, each thing once: its Idempotency-Key stays with it, one tab or the worker sends
 * at a time, and only an answer of our server counts. The build copies this file into worker.js.
 */
import { all, change } from "./base";

type Refusal = { code: string; detail: string };

/** What somebody wrote and the server has not answered yet. */
export type Waiting = {
  /** The Idempotency-Key, which stays the same when the words are changed: they may have arrived before. */
  key: string;
  /** Who wrote it: it goes out under no other name. */
  person: string;
  path: string;
  body: Record<string, unknown>;
  language: string;
  written_at: string;
  /** What it is about, to be shown: an id and words. */
  about: string;
  title: string;
  /** When it was first on its way without an answer: it may be there. */
  tried_at?: string;
  /** Why it was handed back; by then it is not sent by itself. */
  refused?: Refusal;
  /** It is there. Its words are not kept any more. */
  sent?: boolean;
};

/** For as long the server knows a key again (48 hours), less an hour. */
const KNOWN = 47 * 3_600_000;
const PATIENCE = 20_000;

/** One after the other in all tabs and the worker; a browser without locks is kept from doubles by the key alone. */
export const alone = <Result>(work: () => Promise<Result>): Promise<Result> =>
  navigator.locks ? navigator.locks.request("alongside.waiting", work) : work();

/** Send all that waits, oldest first; false where something has to wait on. */
export function sendWaiting(): Promise<boolean> {
  return alone(async () => {
    const found = await all<Waiting>("waiting");
    const waiting = found.filter(({ sent, refused }) => !sent && !refused);
    waiting.sort((a, b) => a.written_at.localeCompare(b.written_at));
    const outcomes: Outcome[] = [];
    for (const { key } of waiting) {
      outcomes.push(await sendOne(key));
      if (outcomes.at(-1) === "no way") break;
    }
    return outcomes.every((outcome) => outcome === "over");
  });
}

/** Answered for good; a server that can't answer now; no server. */
type Outcome = "over" | "not now" | "no way";

async function sendOne(key: string): Promise<Outcome> {
  const now = new Date().toISOString();
  // Before it leaves: should all end here, it is known that it may have arrived.
  const before = await change<Waiting>("waiting", key, (one) => ({ tried_at: now, ...one }));
  if (!before) return "over";
  if (!before.body.written_for && Date.now() - Date.parse(before.tried_at ?? now) > KNOWN) {
    await settle(key, { refused: { code: "may_be_there", detail: "" } });
    return "over";
  }
  const answer = await post(before);
  if (typeof answer === "string" && answer !== "sent") return answer;
  await settle(key, answer === "sent" ? { sent: true, body: {}, title: "" } : { refused: answer });
  return "over";
}

const settle = (key: string, outcome: Partial<Waiting>) =>
  change<Waiting>("waiting", key, (one) => ({ ...one, ...outcome }));

/** A proxy's page, a café's sign-in or a server that is starting are no answers. */
async function post(one: Waiting): Promise<"sent" | Refusal | "not now" | "no way"> {
  try {
    const answer = await fetch(one.path, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": one.language,
        "Idempotency-Key": one.key,
        "Alongside-Person": one.person,
      },
      body: JSON.stringify(one.body),
    });
    const kind = answer.headers.get("content-type") ?? "";
    if (!kind.includes("json") || answer.status >= 500 || answer.status === 429) return "not now";
    const { id, code, detail = "" } = await answer.json();
    if (answer.ok && id) return "sent";
    return code ? { code: answer.status === 401 ? "signed_out" : code, detail } : "not now";
  } catch {
    return "no way";
  }
}
