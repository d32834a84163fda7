import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "@/lib/announce";
import { showLanguage } from "@/lib/i18n/i18n";
import { navigate } from "@/lib/router";
import { ABOUT, ME } from "@/testing/people";
import { SilentStream, serving } from "@/testing/server";
import { App } from "./App";
import { newQueryClient } from "./queryClient";

beforeEach(() => {
  vi.stubGlobal("EventSource", SilentStream);
  SilentStream.opened = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const NOTHING = { voice: [], promises: [], asked: [], waiting: [] };

async function open(href: string) {
  await act(() => navigate({ href, replace: true }));
  render(<App client={newQueryClient()} />);
}

describe("the frame", () => {
  it("has its landmarks by their exact names, and the skip links first", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/c/c1");
    expect(await screen.findByRole("navigation", { name: "Main" })).toBeInTheDocument();
    expect(await screen.findByRole("navigation", { name: "In this coalition" })).toBeInTheDocument();
    for (const landmark of ["main", "contentinfo"]) expect(screen.getByRole(landmark)).toBeInTheDocument();
    expect(document.querySelector("a, button, summary, [tabindex]")).toHaveTextContent(
      "Skip to main content",
    );
  });

  it("shows only what is built, and says where one is", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/coalitions");
    const main = await screen.findByRole("navigation", { name: "Main" });
    expect(
      within(main)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["Today", "Coalitions", "Support", "You"]);
    expect(within(main).getByRole("link", { name: "Coalitions" })).toHaveAttribute("aria-current", "page");
    expect(screen.queryByRole("navigation", { name: "In this coalition" })).not.toBeInTheDocument();
  });

  it("leads a member to the coalition and a follower to what it told", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/");
    expect(await screen.findByRole("link", { name: "غرفة هادئة" })).toHaveAttribute("href", "/c/c1");
    expect(screen.getByRole("link", { name: "Night shifts" })).toHaveAttribute("href", "/following/c2");
  });

  it("sends whoever is not signed in to the door, and knows the way back", async () => {
    serving({ "GET /about": ABOUT, "GET /me": null });
    await open("/c/c1/board");
    expect(await screen.findByRole("heading", { level: 1, name: "Sign in" })).toBeInTheDocument();
    expect(window.location.pathname + window.location.search).toBe("/sign-in?to=%2Fc%2Fc1%2Fboard");
    expect(screen.queryByRole("navigation", { name: "Main" })).not.toBeInTheDocument();
  });

  it("of a demo says so on each page, and its door is the choice of a person", async () => {
    const person = { id: "1", name: "Amina", language: "ar", group: "Room", about: "Carries it" };
    serving({
      "GET /about": { ...ABOUT, demo: true },
      "GET /me": null,
      "GET /demo/people": { items: [person], next: null },
    });
    await open("/");
    expect(await screen.findByRole("button", { name: "Come in as Amina" })).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Demo" })).toHaveTextContent("Everyone in it is invented.");
  });

  it("changes the language in place and keeps what was typed", async () => {
    serving({ "GET /about": ABOUT, "GET /me": null });
    await open("/sign-in");
    await userEvent.type(await screen.findByLabelText("Your e-mail address"), "dana@example.org");
    await userEvent.click(screen.getByRole("button", { name: "العربية" }));
    expect(await screen.findByRole("heading", { level: 1, name: "تسجيل الدخول" })).toBeInTheDocument();
    expect(screen.getByLabelText("بريدك الإلكتروني")).toHaveValue("dana@example.org");
    expect(document.title).toBe("تسجيل الدخول · Alongside");
  });

  it("keeps nothing that was announced in the language before", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/help");
    act(() => announce("Loading"));
    await waitFor(() => expect(screen.getByText("Loading")).toBeInTheDocument());
    act(() => announce("Still loading"));
    await act(() => showLanguage("ar"));
    expect(screen.queryByText("Loading")).toBeNull();
    act(() => announce("وصل"));
    expect(await screen.findByText("وصل")).toBeInTheDocument();
  });

  it("says when it is offline", async () => {
    serving({ "GET /about": ABOUT, "GET /me": null });
    await open("/help");
    await screen.findByRole("heading", { level: 1, name: "Help" });
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event("offline")));
    expect(screen.getByText(/^You are offline/)).toBeInTheDocument();
    vi.restoreAllMocks();
    act(() => void window.dispatchEvent(new Event("online")));
    expect(screen.queryByText(/^You are offline/)).not.toBeInTheDocument();
  });

  it("moves from landmark to landmark with F6", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    Element.prototype.getClientRects = () => [new DOMRect()] as unknown as DOMRectList;
    await open("/coalitions");
    await screen.findByRole("navigation", { name: "Main" });
    await vi.waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
    screen.getByRole("heading", { level: 1 }).blur();
    await userEvent.keyboard("{F6}");
    expect(document.querySelector("header.top")).toHaveFocus();
    await userEvent.keyboard("{F6}{F6}");
    expect(screen.getByRole("main")).toHaveFocus();
    await userEvent.keyboard("{Shift>}{F6}{/Shift}");
    expect(screen.getByRole("navigation", { name: "Main" })).toHaveFocus();
    await userEvent.keyboard("{Alt>}{F6}{/Alt}");
    expect(screen.getByRole("main")).toHaveFocus();
  });
});

describe("keys", () => {
  it("lead to help with Alt+Shift+H, and no plain letter does anything", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/coalitions");
    await screen.findByRole("navigation", { name: "Main" });
    await userEvent.keyboard("hgtvc?jk1");
    expect(window.location.pathname).toBe("/coalitions");
    await userEvent.keyboard("{Alt>}{Shift>}[KeyH]{/Shift}{/Alt}");
    expect(await screen.findByRole("heading", { level: 1, name: "Help" })).toHaveFocus();
  });
});

describe("live updates", () => {
  it("read again what is shown when the stream says so", async () => {
    const { asked } = serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/you");
    await screen.findByRole("navigation", { name: "Main" });
    await vi.waitFor(() => expect(SilentStream.opened).toHaveLength(1));
    const before = asked.filter((one) => one === "GET /me").length;
    act(() => SilentStream.opened[0]?.onmessage?.({ data: "c1" }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked.filter((one) => one === "GET /me")).toHaveLength(before);
    act(() => SilentStream.opened[0]?.onmessage?.({ data: "p1" }));
    await vi.waitFor(() => expect(asked.filter((one) => one === "GET /me")).toHaveLength(before + 1));
  });

  it("read again once they can come, where the page was long on its way", async () => {
    const { asked } = serving({ "GET /about": ABOUT, "GET /me": ME, "GET /today": NOTHING });
    window.early = { asked: performance.now() - 5000, answers: new Map() };
    await open("/");
    await vi.waitFor(() => expect(SilentStream.opened).toHaveLength(1));
    await vi.waitFor(() => expect(asked).toContain("GET /today"));
    act(() => SilentStream.opened[0]?.onopen?.());
    await vi.waitFor(() => expect(asked.filter((one) => one === "GET /today")).toHaveLength(2));
  });

  it("do not where it was quick", async () => {
    const { asked } = serving({ "GET /about": ABOUT, "GET /me": ME, "GET /today": NOTHING });
    window.early = { asked: performance.now(), answers: new Map() };
    await open("/");
    await vi.waitFor(() => expect(SilentStream.opened).toHaveLength(1));
    await vi.waitFor(() => expect(asked).toContain("GET /today"));
    act(() => SilentStream.opened[0]?.onopen?.());
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked.filter((one) => one === "GET /today")).toHaveLength(1);
  });

  it("pause while the page is hidden", async () => {
    serving({ "GET /about": ABOUT, "GET /me": ME });
    await open("/you");
    await vi.waitFor(() => expect(SilentStream.opened).toHaveLength(1));
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(SilentStream.opened[0]?.closed).toBe(true);
    hidden.mockReturnValue("visible");
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(SilentStream.opened).toHaveLength(2);
  });
});
