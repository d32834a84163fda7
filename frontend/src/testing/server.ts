import { type Mock, vi } from "vitest";

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

/** Answers every request of the client in turn; the last reply is repeated. The requests are on `mock.calls`. */
export function answering(...replies: (Reply | Error)[]): Mock<(request: Request) => Promise<Response>> {
  let turn = 0;
  const server = vi.fn(async (_request: Request) => {
    const reply = replies[Math.min(turn++, replies.length - 1)] ?? {};
    if (reply instanceof Error) throw reply;
    return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
      status: reply.status ?? 200,
      headers: { "Content-Type": "application/json", ...reply.headers },
    });
  });
  vi.stubGlobal("fetch", server);
  return server;
}

export const refusal = (status: number, code: string, detail = "", errors: unknown[] = []): Reply => ({
  status,
  body: { type: "about:blank", status, code, title: code, detail, errors },
  headers: { "Content-Type": "application/problem+json" },
});

/** A stream of updates that says nothing until a test lets it. */
export class SilentStream {
  static opened: SilentStream[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;
  constructor() {
    SilentStream.opened.push(this);
  }
  close() {
    this.closed = true;
  }
}

type Answers = Record<string, unknown>;

/** A server that answers by method and path: a value, a refusal, or nothing found. Gives the requests as they come. */
export function serving(known: Answers): { asked: string[]; bodies: Record<string, unknown> } {
  const asked: string[] = [];
  const bodies: Record<string, unknown> = {};
  vi.stubGlobal("fetch", async (request: Request) => {
    const line = `${request.method} ${new URL(request.url).pathname.replace("/api/v1", "")}`;
    asked.push(line);
    const sent = await request.text();
    if (sent) bodies[line] = JSON.parse(sent);
    const { status = 200, body } = replyTo(line, known);
    const empty = body === undefined || body === null;
    return new Response(empty ? null : JSON.stringify(body), {
      status: empty ? 204 : status,
      headers: { "Content-Type": "application/json", ETag: '"1"' },
    });
  });
  return { asked, bodies };
}

function replyTo(line: string, known: Answers): Reply {
  if (!(line in known)) return refusal(404, "not_found");
  const answer = known[line];
  if (answer instanceof Refused) return answer.reply;
  if (line === "GET /me" && answer === null) return refusal(401, "not_signed_in");
  return { body: answer };
}

class Refused {
  readonly reply: Reply;
  constructor(reply: Reply) {
    this.reply = reply;
  }
}

/** An answer of `serving` that refuses. */
export const refusing = (...problem: Parameters<typeof refusal>) => new Refused(refusal(...problem));
