import { beforeEach, describe, expect, it, vi } from "vitest";
import { isKept, keepFirstFiles, openAnew } from "./device";

const register = vi.fn();
const unregister = vi.fn();

/** A server that answers with this type, on a device that keeps files already or not. */
function given(type: string, { kept = false, saveData = false } = {}) {
  vi.stubGlobal("fetch", async () => new Response(null, { headers: { "Content-Type": type } }));
  const serviceWorker = {
    controller: kept ? {} : null,
    register,
    getRegistrations: async () => [{ unregister }],
  };
  vi.stubGlobal("navigator", { serviceWorker, connection: { saveData } });
}

describe("what the device keeps", () => {
  beforeEach(() => vi.clearAllMocks());

  it("is kept in the language that is read", async () => {
    given("text/javascript; charset=utf-8");
    expect(isKept()).toBe(false);
    await keepFirstFiles("ar");
    expect(register).toHaveBeenCalledWith("/worker.js?language=ar");
  });

  it("is not fetched ahead for who saves data", async () => {
    given("text/javascript", { saveData: true });
    await keepFirstFiles("en");
    expect(register).not.toHaveBeenCalled();
  });

  it.each([[true], [false]])("goes where another server answers now (kept: %s)", async (kept) => {
    given("text/html", { kept });
    await keepFirstFiles("en");
    expect(register).not.toHaveBeenCalled();
    expect(unregister).toHaveBeenCalledTimes(kept ? 1 : 0);
  });

  it("stays while the server can't be reached", async () => {
    given("text/html", { kept: true });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await openAnew("#help")).toBe(false);
    expect(unregister).not.toHaveBeenCalled();
  });

  it("goes before an address is opened from the server", async () => {
    given("text/javascript", { kept: true });
    expect(await openAnew("#help")).toBe(true);
    expect(unregister).toHaveBeenCalledOnce();
  });
});
