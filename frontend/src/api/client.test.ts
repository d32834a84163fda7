import { describe, expect, it } from "vitest";
import { showLanguage } from "@/lib/i18n/i18n";
import type { Problem } from "@/lib/problem";
import { answering, refusal } from "@/testing/server";
import { api, data, ifMatch, keyed, tagged } from "./client";

const ME = { id: "1", name: "Dana" };

describe("the client", () => {
  it("gives the data of an answer", async () => {
    answering({ body: ME });
    expect(await data(api.GET("/me"))).toEqual(ME);
  });

  it("asks in the language that is shown", async () => {
    const server = answering({ body: ME });
    await showLanguage("ar");
    await data(api.GET("/me"));
    expect(server.mock.calls[0]?.[0].headers.get("Accept-Language")).toBe("ar");
  });

  it("throws a refusal with its code, its sentence and its fields", async () => {
    const fields = [{ pointer: "/email", code: "email_wrong", detail: "Write an e-mail address." }];
    answering({ ...refusal(422, "wrong_input", "Look again.", fields) });
    const problem = await problemOf(api.GET("/me"));
    expect(problem).toMatchObject({ status: 422, code: "wrong_input", detail: "Look again.", fields });
  });

  it("tells apart a server that could not be reached", async () => {
    answering(new TypeError("Failed to fetch"));
    expect(await problemOf(api.GET("/me"))).toMatchObject({ status: 0, code: "unreachable" });
  });

  it("survives an error page that is not ours, and keeps its reference", async () => {
    answering({ status: 502, body: "<h1>Bad gateway</h1>", headers: { "X-Request-Id": "7F3A" } });
    expect(await problemOf(api.GET("/me"))).toMatchObject({
      status: 502,
      code: "unreadable",
      reference: "7F3A",
    });
  });

  it("sends the key of a submission, and the version that was read", async () => {
    const server = answering({ body: ME, headers: { ETag: '"3"' } });
    const me = await tagged(api.GET("/me"));
    expect(me.etag).toBe('"3"');
    await api.PATCH("/me", { body: { called: "D" }, ...ifMatch(me) });
    await api.POST("/setup", { body: { token: "t", name: "n", email: "e", password: "p" }, ...keyed("k1") });
    expect(server.mock.calls[1]?.[0].headers.get("If-Match")).toBe('"3"');
    expect(server.mock.calls[2]?.[0].headers.get("Idempotency-Key")).toBe("k1");
  });
});

async function problemOf(asked: Promise<unknown>): Promise<Problem> {
  return asked.then(
    () => expect.fail("it did not throw"),
    (error) => error,
  );
}
