import { beforeEach, describe, expect, it, vi } from "vitest";
import { isProblem } from "../problem";
import { answerOrCopy, withoutCopy } from "./copies";
import { forgetCopies, forgetDevice, ownDevice, ownerOfDevice } from "./owner";
import { sendWaiting, type Waiting } from "./sending";
import { sendOrKeep } from "./waiting";

/** The database of the device, in memory. */
const stores = vi.hoisted(() => ({
  copies: new Map<string, object>(),
  waiting: new Map<string, object>(),
}));
type Name = keyof typeof stores;
vi.mock("./base", () => ({
  all: async (name: Name) => [...stores[name].values()],
  get: async (name: Name, key: string) => stores[name].get(key),
  put: async (name: Name, one: { path: string; key: string }, when = () => true) =>
    when() && stores[name].set(one.key ?? one.path, one),
  change: async (name: Name, key: string, to: (one: object) => object) => {
    const before = stores[name].get(key);
    if (before) stores[name].set(key, to(before));
    return before;
  },
  drop: async (name: Name, ...keys: string[]) => {
    for (const key of keys) stores[name].delete(key);
  },
  clear: async (...names: Name[]) => {
    for (const name of names) stores[name].clear();
  },
}));

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const item = (more: Partial<Waiting> = {}): Waiting => ({
  key: "k1",
  person: "dana",
  path: "/api/v1/commitments/1/check-ins",
  body: { answer: "moving", written_for: null },
  language: "en",
  written_at: ago(1),
  about: "1",
  title: "Ask for the plan",
  ...more,
});
const waits = (...items: Waiting[]) => {
  for (const one of items) stores.waiting.set(one.key, one);
};
const stored = (key = "k1") => stores.waiting.get(key) as Waiting | undefined;

function answers(...replies: (Response | "no way")[]) {
  const server = vi.fn(async (_path: string, _init: RequestInit) => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply instanceof Response) return reply.clone();
    throw new TypeError("Failed to fetch");
  });
  vi.stubGlobal("fetch", server);
  return server;
}
const refuses = (status: number, code: string) => Response.json({ code, detail: "So it is." }, { status });
const there = Response.json({ id: "c1" }, { status: 201 });

beforeEach(() => {
  for (const store of Object.values(stores)) store.clear();
  localStorage.clear();
  ownDevice("dana");
});

describe("what waits", () => {
  it("goes out under its writer's name, with the key it was written under", async () => {
    waits(item());
    const server = answers("no way", there);
    expect(await sendWaiting()).toBe(false);
    expect(await sendWaiting()).toBe(true);
    const [first, second] = server.mock.calls.map(([, { headers }]) => headers as Record<string, string>);
    expect(first).toEqual(second);
    expect(second).toMatchObject({ "Idempotency-Key": "k1", "Alongside-Person": "dana" });
    expect(stored()).toMatchObject({ sent: true, body: {}, title: "" });
  });

  it.each([
    ["a café's own page", new Response("<h1>Welcome</h1>", { headers: { "Content-Type": "text/html" } })],
    ["a proxy without a server", new Response("{}", { status: 502 })],
    ["an answer that is not ours", Response.json({ ok: true })],
    ["a server that is asked too often", refuses(429, "too_many_tries")],
    ["a server that only reads now", refuses(503, "read_only")],
  ])("is not sent by %s", async (_, answer) => {
    waits(item());
    answers(answer);
    expect(await sendWaiting()).toBe(false);
    expect(stored()).toMatchObject({ body: { answer: "moving" }, tried_at: expect.any(String) });
    expect(stored()?.refused).toBeUndefined();
  });

  it("is handed back with the reason, and not sent by itself again", async () => {
    waits(item());
    const server = answers(refuses(409, "due_day_answered"));
    await sendWaiting();
    await sendWaiting();
    expect(server).toHaveBeenCalledOnce();
    expect(stored()?.refused).toEqual({ code: "due_day_answered", detail: "So it is." });
  });

  it("of someone who was signed out waits for them", async () => {
    waits(item());
    answers(refuses(401, "not_signed_in"));
    await sendWaiting();
    expect(stored()).toMatchObject({ refused: { code: "signed_out" }, body: { answer: "moving" } });
  });

  it("is not sent again once the server would not know its key any more", async () => {
    waits(item({ tried_at: ago(48) }), item({ key: "k2", tried_at: ago(46), written_at: ago(0) }));
    const server = answers(there);
    await sendWaiting();
    expect(server).toHaveBeenCalledOnce();
    expect(stored("k1")?.refused?.code).toBe("may_be_there");
    expect(stored("k2")?.sent).toBe(true);
  });

  it("for a due day is: that day takes one word", async () => {
    waits(item({ tried_at: ago(60), body: { answer: "moving", written_for: "2026-11-27" } }));
    answers(there);
    await sendWaiting();
    expect(stored()?.sent).toBe(true);
  });

  it("does not hold up what can go", async () => {
    waits(item(), item({ key: "k2", written_at: ago(0) }));
    answers(new Response("{}", { status: 500 }), there);
    expect(await sendWaiting()).toBe(false);
    expect(stored("k2")?.sent).toBe(true);
  });
});

describe("words that are written", () => {
  const written = { key: "k1", path: "/p", body: { answer: "stuck" }, about: "1", title: "Ask" };

  it("are there only by the server's word", async () => {
    answers("no way");
    expect(await sendOrKeep(written)).toBe(false);
    answers(there);
    expect(await sendOrKeep(written)).toBe(true);
  });

  it("keep their key and that they were tried when they are changed", async () => {
    answers("no way");
    await sendOrKeep(written);
    const tried = stored()?.tried_at;
    await sendOrKeep({ ...written, body: { answer: "done" } });
    expect(stored()).toMatchObject({ body: { answer: "done" }, tried_at: tried, person: "dana" });
  });

  it("are not shown as there when what they change arrived just before", async () => {
    waits(item({ sent: true, body: {}, title: "" }));
    const server = answers(refuses(422, "idempotency_key_reused"));
    expect(await sendOrKeep(written)).toBe(false);
    expect(server).toHaveBeenCalledOnce();
    expect(stored()).toMatchObject({ body: written.body, refused: { code: "idempotency_key_reused" } });
    expect(stored()?.sent).toBeUndefined();
  });

  it("are handed back when they change what waited and are refused: their form is gone by then", async () => {
    waits(item());
    answers(refuses(409, "due_day_answered"));
    expect(await sendOrKeep(written)).toBe(false);
    expect(stored()).toMatchObject({ body: written.body, refused: { code: "due_day_answered" } });
  });

  it("that are refused at once go back to their form and wait no more", async () => {
    answers(refuses(409, "coalition_closed"));
    const refused = await sendOrKeep(written).catch((error) => error);
    expect(isProblem(refused, "coalition_closed") && refused.detail).toBe("So it is.");
    expect(stored()).toBeUndefined();
  });
});

describe("copies", () => {
  const asking = (path: string) => new Request(`http://localhost/api/v1${path}`);
  const ask = (path: string, answer: Response | null) =>
    answerOrCopy(asking(path), async () => {
      if (answer) return answer;
      throw new TypeError("Failed to fetch");
    });
  const today = (...ids: string[]) => Response.json({ promises: ids.map((id) => ({ id })) });
  const commitment = (mine: object | null) => Response.json({ mine }, { headers: { ETag: '"3"' } });

  it("are shown where there is no way, with what belongs to them", async () => {
    await ask("/commitments/1", commitment({}));
    const copy = await ask("/commitments/1", null);
    expect(await copy.json()).toEqual({ mine: {} });
    expect(copy.headers.get("etag")).toBe('"3"');
    expect((await ask("/commitments/1", new Response("", { status: 502 }))).status).toBe(200);
    // Too often asked: the copy is shown, and stays.
    expect((await ask("/commitments/1", refuses(429, "too_many_tries"))).status).toBe(200);
    expect((await ask("/commitments/1", refuses(406, "odd"))).status).toBe(406);
    expect((await ask("/commitments/1", null)).status).toBe(200);
  });

  it("are not kept of what one does not hold, nor of other pages", async () => {
    await ask("/commitments/1", commitment(null));
    await ask("/proposals/1", Response.json({}));
    expect(stores.copies.size).toBe(0);
    await expect(ask("/commitments/1", null)).rejects.toThrow(TypeError);
  });

  it("go when one may not see them any more, and when one lets go", async () => {
    await ask("/commitments/1", commitment({}));
    await ask("/commitments/2", commitment({}));
    await ask("/commitments/1", refuses(404, "not_found"));
    expect([...stores.copies.keys()]).toEqual(["/commitments/2"]);
    await ask("/today", today("3"));
    expect([...stores.copies.keys()]).toEqual(["/today"]);
  });

  it("go with their session; words stay for their writer", async () => {
    await ask("/today", today());
    waits(item());
    await forgetCopies();
    expect([stores.copies.size, stores.waiting.size, ownerOfDevice()]).toEqual([0, 1, "dana"]);
  });

  it("go with everything once somebody else is signed in", async () => {
    await ask("/today", today());
    waits(item());
    await ask("/me", Response.json({ id: "bo" }));
    expect([stores.copies.size, stores.waiting.size, ownerOfDevice()]).toEqual([0, 0, null]);
  });

  it("are not made any more of an answer that comes after the device was left", async () => {
    const late = answerOrCopy(asking("/today"), async () => {
      await forgetDevice();
      return today("1");
    });
    await late;
    expect(stores.copies.size).toBe(0);
  });

  it("of an app that knew other answers are not shown, and are made again", async () => {
    await ask("/commitments/1", commitment({}));
    const copy = stores.copies.get("/commitments/1") as { shape?: string };
    expect(copy.shape).toMatch(/^[0-9a-f]{12}$/);
    for (const shape of ["000000000000", undefined]) {
      stores.copies.set("/commitments/1", { ...copy, shape });
      await expect(ask("/commitments/1", null)).rejects.toThrow(TypeError);
      expect(await withoutCopy(["1"])).toEqual(["1"]);
    }
    await ask("/commitments/1", commitment({}));
    expect((await ask("/commitments/1", null)).status).toBe(200);
  });

  it("are made again when they are old", async () => {
    await ask("/commitments/1", commitment({}));
    expect(await withoutCopy(["1", "2"])).toEqual(["2"]);
    vi.setSystemTime(Date.now() + 4 * HOUR);
    expect(await withoutCopy(["1", "2"])).toEqual(["1", "2"]);
    vi.useRealTimers();
  });
});
