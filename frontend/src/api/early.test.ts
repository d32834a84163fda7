import { readFileSync } from "node:fs";
import { join } from "node:path";
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { readFirst } from "@/app/opening";
import { notesQuery } from "@/features/decisions/queries";
import { api, keyed } from "./client";
import { forgetEarly, isShownLate } from "./early";

const BOOT = readFileSync(join(import.meta.dirname, "../../boot.js"), "utf8");

/** Every request, from boot.js or from the client, as "method path"; `at` is the page that is opened. */
function opened(at: string, answer = () => Response.json({ items: [], next: null })): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (asking: Request | string, more?: RequestInit) => {
    const { method, url, headers } = new Request(asking, more);
    asked.push(`${method} ${new URL(url).pathname.replace("/api/v1", "")}`);
    expect(headers.get("Accept-Language")).toBe(document.documentElement.lang);
    return answer();
  });
  window.history.replaceState(null, "", at);
  new Function(BOOT)();
  return asked;
}

const noRetries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

describe("what boot.js asked for", () => {
  beforeEach(() => vi.spyOn(performance, "now").mockReturnValue(2000));

  it.each([
    ["/", ["/about", "/me", "/today"]],
    ["/c/1/proposals/2", ["/about", "/me", "/proposals/2", "/proposals/2/notes"]],
    ["/c/1/proposals/2/", ["/about", "/me", "/proposals/2", "/proposals/2/notes"]],
    ["/help", ["/about", "/me"]],
    ["/c/1/proposals/2/amend", ["/about", "/me"]],
  ])("is all that %s reads first, asked for once", async (at, paths) => {
    const asked = opened(at);
    const client = noRetries();
    await readFirst(client, at);
    if (/\/2\/?$/.test(at)) await client.fetchInfiniteQuery(notesQuery("2"));
    expect(asked.sort()).toEqual(paths.map((path) => `GET ${path}`));
    expect(window.early?.answers.size).toBe(0);
  });

  it("is asked for in the language that this device chose", async () => {
    localStorage.setItem("alongside.language", "fr");
    const asked = opened("/");
    expect(document.documentElement.lang).toBe("fr");
    expect(asked).toHaveLength(3);
  });

  it("is handed over once: a second reading asks again", async () => {
    const asked = opened("/");
    await api.GET("/today");
    await api.GET("/today");
    expect(asked.filter((line) => line === "GET /today")).toHaveLength(2);
  });

  it("is not used after something was changed", async () => {
    const asked = opened("/");
    await api.POST("/setup", { body: { token: "t", name: "n", email: "e", password: "p" }, ...keyed("k") });
    await api.GET("/today");
    expect(asked.filter((line) => line === "GET /today")).toHaveLength(2);
  });

  it("is not used once it is old", async () => {
    const asked = opened("/");
    vi.mocked(performance.now).mockReturnValue(60_000);
    await api.GET("/today");
    expect(asked.filter((line) => line === "GET /today")).toHaveLength(2);
  });

  it("is old sooner for what others do: a page that was long on its way reads again once it listens", () => {
    opened("/");
    expect(isShownLate()).toBe(false);
    vi.mocked(performance.now).mockReturnValue(5000);
    expect(isShownLate()).toBe(true);
    forgetEarly();
    expect(isShownLate()).toBe(true);
  });

  it("is asked again where there was no way to the server", async () => {
    let reachable = false;
    const asked = opened("/", () => {
      if (!reachable) throw new TypeError("Failed to fetch");
      return Response.json({ voice: [], promises: [], asked: [], waiting: [] });
    });
    reachable = true;
    expect((await api.GET("/today")).data?.voice).toEqual([]);
    expect(asked.filter((line) => line === "GET /today")).toHaveLength(2);
  });
});
