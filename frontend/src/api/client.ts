import createClient from "openapi-fetch";
import { language } from "@/lib/i18n/i18n";
import { ownerOfDevice } from "@/lib/own/owner";
import { Problem, type ProblemBody } from "@/lib/problem";
import { early } from "./early";
import type { paths } from "./paths";

/** The typed client: `api.GET("/me")`. Every refusal is thrown as a `Problem`, so `data` is there when it returns. */
export const api = createClient<paths>({
  baseUrl: `${window.location.origin}/api/v1`,
  fetch: async (request) => {
    // Looked up at each call: tests and service workers may have replaced it since this module was read.
    const ask = async () => (await early(request)) ?? globalThis.fetch(request);
    if (request.method !== "GET" || ownerOfDevice() === null) return ask();
    const copies = await import("@/lib/own/copies").catch(() => undefined);
    return copies ? copies.answerOrCopy(request, ask) : ask();
  },
});

let signedOut: () => void = () => undefined;

/** What to do whenever the server says that nobody is signed in, whatever was asked. */
export function onSignedOut(listen: () => void): void {
  signedOut = listen;
}

let writer: () => string | undefined = () => undefined;

/** Whom this tab shows as signed in: what is written here goes out under no other name. */
export function writesAs(shown: () => string | undefined): void {
  writer = shown;
}

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", language());
    const person = writer();
    if (person && request.method !== "GET") request.headers.set("Alongside-Person", person);
  },
  async onResponse({ response }) {
    if (response.status === 401) signedOut();
    if (!response.ok) throw await toProblem(response);
  },
  onError({ error }) {
    return error instanceof Problem ? error : Problem.unreachable();
  },
});

async function toProblem(response: Response): Promise<Problem> {
  const reference = response.headers.get("x-request-id");
  try {
    const body = (await response.json()) as ProblemBody;
    if (typeof body.code === "string") return new Problem({ ...body, status: response.status }, reference);
  } catch {
    // Not ours (a proxy's page, an empty body): told as broken below.
  }
  return new Problem({ status: response.status, code: "unreadable", title: "", detail: "" }, reference);
}

type Answer<Data> = { data?: Data; response: Response };

/** The data of an answer. */
export async function data<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  return (await asked).data as Data;
}

/** A thing that can be edited, with the tag that says which version was read. */
export type Tagged<Data> = Data & { etag: string };

export async function tagged<Data extends object>(asked: Promise<Answer<Data>>): Promise<Tagged<Data>> {
  const answer = await asked;
  return { ...(answer.data as Data), etag: answer.response.headers.get("etag") ?? "" };
}

/** For POSTs that create: the key of the logical submission (forms and action buttons hand it to `send`). */
export const keyed = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** For PUT and PATCH: only if nobody changed it since it was read. */
export const ifMatch = (thing: { etag: string }) => ({ headers: { "If-Match": thing.etag } });
