import { beforeEach, describe, expect, it, vi } from "vitest";
import { isKept, keepFirstFiles, openAnew } from "./device";

const register = vi.fn();
const unregister = vi.fn();

/** What answers at this address, on a device that keeps files already or not. */
function given(type: string, { kept = false, told = false, saveData = false, status = 200 } = {}) {
  vi.stubGlobal("fetch", async () => new Response(null, { status, headers: { "Content-Type": type } }));
  const serviceWorker = {
    controller: kept ? {} : null,
    register,
    getRegistrations: async () => [{ unregister, pushManager: { getSubscription: async () => told } }],
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

  it("is more on one's own device, also for who saves data", async () => {
    localStorage.setItem("alongside.owner", "dana");
    given("text/javascript", { saveData: true });
    await keepFirstFiles("fr");
    expect(register).toHaveBeenCalledWith("/worker.js?language=fr&own=1");
  });

  it("is registered again in the same page without a second policy", async () => {
    const createPolicy = vi.fn((_name: string, rules: object) => rules);
    vi.stubGlobal("trustedTypes", { createPolicy });
    vi.resetModules();
    const { keepFirstFiles: keep } = await import("./device");
    given("text/javascript");
    await keep("en");
    await keep("en");
    expect(register).toHaveBeenCalledTimes(2);
    expect(createPolicy).toHaveBeenCalledOnce();
  });

  it("is not fetched ahead for who saves data, unless they wish so", async () => {
    given("text/javascript", { saveData: true });
    await keepFirstFiles("en");
    expect(register).not.toHaveBeenCalled();
    await keepFirstFiles("en", true);
    expect(register).toHaveBeenCalledOnce();
  });

  it.each([
    ["goes where another page answers", true, 200, 1],
    ["goes where somebody wants to know first who comes", true, 403, 1],
    ["is not there to go on a first visit", false, 200, 0],
    ["stays while a proxy says that the server is away", true, 502, 0],
  ])("%s", async (_, kept, status, times) => {
    given("text/html", { kept, status });
    await keepFirstFiles("en");
    expect(register).not.toHaveBeenCalled();
    expect(unregister).toHaveBeenCalledTimes(times);
  });

  it.each([
    ["can't be reached", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["is away behind a proxy", async () => new Response(null, { status: 503 })],
  ])("stays while the server %s", async (_, fetch) => {
    given("text/html", { kept: true });
    vi.stubGlobal("fetch", fetch);
    expect(await openAnew("#help")).toBe(false);
    expect(unregister).not.toHaveBeenCalled();
  });

  it("goes before an address is opened from the server", async () => {
    given("text/javascript", { kept: true });
    expect(await openAnew("#help")).toBe(true);
    expect(unregister).toHaveBeenCalledOnce();
  });

  it.each([
    ["stays of who is told that something is new", "text/javascript", 0],
    ["goes of them too where another server answers", "text/html", 1],
  ])("%s", async (_, type, times) => {
    given(type, { kept: true, told: true });
    expect(await openAnew("#help")).toBe(true);
    expect(unregister).toHaveBeenCalledTimes(times);
  });

  it("is no hindrance where the browser keeps it from us", async () => {
    given("text/javascript", { kept: true });
    unregister.mockRejectedValueOnce(new DOMException("", "SecurityError"));
    expect(await openAnew("#help")).toBe(true);
  });
});
