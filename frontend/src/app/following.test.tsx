/** Following and asking, in the whole app, against a server that answers by address. */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { navigate } from "@/lib/router";
import { button, openApp } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { refusing, SilentStream, serving } from "@/testing/server";

beforeEach(() => {
  vi.stubGlobal("EventSource", SilentStream);
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const ASK = {
  id: "a1",
  coalition_id: "c2",
  kind: "access",
  text: "A room for the night shift",
  wanted_by: null,
  state: "open",
  asked_by: { id: null, name: "Sipho" },
  asked_of: { id: "f1", name: "Dana Okafor" },
  action: null,
  opened_at: "2026-11-20T10:00:00Z",
  age_days: 2,
  answered_at: null,
  days_to_answer: null,
  answer_words: null,
  reason: null,
  advice_sought: null,
  delivered_at: null,
  abilities: { accept: true, refuse: true, delivered: false, withdraw: false },
};
const PAGE = {
  coalition_id: "c2",
  coalition_name: "Night shifts",
  until: "2027-01-01",
  decision_number: 8,
  asks: [ASK],
  told: [],
  looked_on: ["2026-11-03"],
  abilities: { step_back: true },
};
const LOOK = {
  coalition_name: "Night shifts",
  name: "Dana Okafor",
  until: "2027-01-01",
  ends_membership: false,
};

describe("an ask, for the leader who was asked", () => {
  const answered = { ...ASK, state: "refused", days_to_answer: 2, reason: "Full", abilities: {} };

  it("cannot be refused without a reason, and shows the answer in place", async () => {
    const { bodies } = await openApp("/asks/a1", { "GET /asks/a1": ASK, "POST /asks/a1/refuse": answered });
    await userEvent.click(await screen.findByRole("radio", { name: "I refuse" }));
    await userEvent.click(await button("Send my answer"));
    expect(bodies["POST /asks/a1/refuse"]).toBeUndefined();
    await userEvent.type(screen.getByLabelText("What is your reason?"), "Full");
    await userEvent.click(await button("Send my answer"));
    expect(await screen.findByText(/^Your answer is there/)).toBeVisible();
    expect(bodies["POST /asks/a1/refuse"]).toEqual({ reason: "Full" });
    expect(screen.queryByRole("button", { name: "Send my answer" })).not.toBeInTheDocument();
  });

  it("is only read by members who did not write it", async () => {
    await openApp("/asks/a1", { "GET /asks/a1": { ...ASK, abilities: {} } });
    expect(await screen.findByText("A room for the night shift")).toBeVisible();
    expect(screen.queryByRole("radio")).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /arrived|Take it back/ })).not.toBeInTheDocument();
  });
});

describe("a follower's page", () => {
  it("says what is asked, that members see the looks, and lets go of it for good", async () => {
    const { asked } = await openApp("/following/c2", {
      "GET /following/c2": PAGE,
      "POST /following/c2/step-back": null,
    });
    expect(await screen.findByRole("link", { name: /^Answer/ })).toHaveAttribute("href", "/asks/a1");
    expect(screen.getByText("Members can see that.")).toBeVisible();
    await userEvent.click(screen.getByText("Step back from following"));
    await userEvent.click(await button("Step back"));
    expect(await screen.findByRole("heading", { level: 1, name: /stepped back/ })).toBeVisible();
    expect(asked.filter((line) => line === "GET /following/c2")).toHaveLength(1);
  });
});

describe("a follower's link", () => {
  it("tells plainly that it no longer works", async () => {
    const look = refusing(410, "follow_link_ended", "This link has been used.");
    await openApp("/follow#secret", { "POST /followings/look": look });
    expect(await screen.findByText("This link has been used.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Follow" })).not.toBeInTheDocument();
  });

  it("warns of the end of a membership, and takes the seat by one press", async () => {
    const { bodies } = await openApp("/follow#secret", {
      "POST /followings/look": { ...LOOK, ends_membership: true },
      "POST /followings/accept": { coalition_id: "c2", following_id: "f1", until: "2027-01-01" },
      "GET /following/c2": PAGE,
    });
    expect(await screen.findByText(/ends your membership/)).toBeVisible();
    await userEvent.click(await button("Follow"));
    expect(await screen.findByRole("link", { name: /^Answer/ })).toBeVisible();
    expect(bodies["POST /followings/accept"]).toEqual({ token: "secret" });
    expect(window.location.pathname).toBe("/following/c2");
  });

  it("is kept for the way through the door and back", async () => {
    await openApp("/follow#secret", { "GET /me": null, "POST /followings/look": LOOK });
    expect(await screen.findByRole("link", { name: "I have an account" })).toHaveAttribute(
      "href",
      "/sign-in?to=%2Ffollow",
    );
    const { bodies } = serving({ "GET /about": ABOUT, "GET /me": ME, "POST /followings/look": LOOK });
    await act(() => navigate({ href: "/help", replace: true }));
    await act(() => navigate({ href: "/follow", replace: true }));
    expect(await screen.findByText(/decided to let/)).toBeVisible();
    expect(bodies["POST /followings/look"]).toEqual({ token: "secret" });
  });
});
