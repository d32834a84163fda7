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
