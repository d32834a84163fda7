/** Coming into a coalition, being in it and leaving it, in the whole app, against a server that answers by address. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { button, openApp } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { refusing, SilentStream, serving } from "@/testing/server";

const LOOK = {
  coalition_id: "c9",
  name: "Room for everyone",
  purpose: "So that nobody has to ask.",
  visibility: "by_invitation",
  standing: "listed",
  ends_on: "2027-01-01",
  bound: false,
  for_another: false,
  seat: "outsider",
};
const JOINED = { coalition_id: "c9", membership_id: "m9", name: "Dana", standing: "member" };
const OVERVIEW = {
  id: "c1",
  name: "Room for everyone",
  purpose: "So that nobody has to ask.",
  visibility: "open",
  groups: [],
  status: "active",
  standing: "newcomer",
  mine: null,
  agreements: [],
  followers: [],
  told: [],
  abilities: { propose: true, commit: true, leave: true },
};

beforeEach(() => {
  vi.stubGlobal("EventSource", SilentStream);
  sessionStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("an invitation", () => {
  it("makes an account and a member in one form, and keeps no secret", async () => {
    await openApp("/join#secret", { "GET /me": null, "POST /invitations/look": LOOK });
    await userEvent.type(await screen.findByLabelText("Your name"), "Ewa");
    await userEvent.type(screen.getByLabelText("Your e-mail address"), "ewa@example.org");
    await userEvent.type(screen.getByLabelText("Password"), "correct horse battery");
    expect(sessionStorage.getItem("alongside.invitation")).toBe("secret");
    const { bodies } = serving({ "GET /about": ABOUT, "GET /me": ME, "POST /invitations/accept": JOINED });
    await userEvent.click(await button("Make my account and join"));
    await waitFor(() => expect(window.location.pathname).toBe("/welcome/name"));
    expect(bodies["POST /invitations/accept"]).toMatchObject({ token: "secret", name: "Ewa" });
    expect(bodies["POST /invitations/accept"]).not.toHaveProperty("chosen_name");
    expect(sessionStorage.getItem("alongside.invitation")).toBeNull();
  });

  it("is one press for who is signed in, and finds its secret again after signing in", async () => {
    sessionStorage.setItem("alongside.invitation", "kept");
    const { bodies } = await openApp("/join", {
      "POST /invitations/look": LOOK,
      "POST /invitations/accept": JOINED,
    });
    await userEvent.click(await button("Join"));
    await waitFor(() => expect(bodies["POST /invitations/accept"]).toEqual({ token: "kept" }));
    await waitFor(() => expect(window.location.pathname).toBe("/c/c9"));
  });

  it("asks for the only name the coalition will see when it is unlisted", async () => {
    await openApp("/join#secret", { "POST /invitations/look": { ...LOOK, standing: "unlisted" } });
    expect(await screen.findByLabelText("A name for this coalition")).toBeVisible();
    await userEvent.click(await button("Join"));
    expect(await screen.findAllByText(/Write a name to be read by/)).not.toHaveLength(0);
  });

  it.each([
    [{ "POST /invitations/look": { ...LOOK, for_another: true } }, /another e-mail address/],
    [{ "POST /invitations/look": { ...LOOK, seat: "member" } }, /in this coalition already/],
    [{ "POST /invitations/look": { ...LOOK, seat: "follower" } }, /Step back from following first/],
    [
      { "POST /invitations/look": refusing(410, "invitation_expired", "Its last day has passed.") },
      /last day/,
    ],
    [{}, /not known here/],
  ])("says plainly why it cannot be used", async (answers, words) => {
    await openApp("/join#secret", answers);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Join" })).not.toBeInTheDocument();
  });
});

describe("a coalition", () => {
  it("lets a newcomer read what is told, and says how the rest opens", async () => {
    const { asked } = await openApp("/c/c1", { "GET /coalitions/c1": OVERVIEW });
    expect(await screen.findByText(/One welcome from a member/)).toBeVisible();
    expect(asked).not.toContain("GET /coalitions/c1/actions");
    expect(screen.queryByText("What we agreed")).not.toBeInTheDocument();
  });

  it("is left by one press, after four lines on what stays and what goes", async () => {
    const { asked } = await openApp("/c/c1", {
      "GET /coalitions/c1": OVERVIEW,
      "POST /coalitions/c1/leave": null,
      "GET /coalitions": { mine: [], items: [], next: null },
    });
    await userEvent.click(await screen.findByText("Leave this coalition"));
    await userEvent.click(await button("Leave now"));
    await waitFor(() => expect(window.location.pathname).toBe("/coalitions"));
    expect(asked.filter((line) => line === "GET /coalitions/c1")).toHaveLength(1);
  });

  it("begins with a name and a purpose, seen by invitation unless one chooses otherwise", async () => {
    const { bodies } = await openApp("/coalitions/new", { "POST /coalitions": { id: "c7" } });
    await userEvent.type(await screen.findByLabelText("What is it called?"), "Night shifts");
    await userEvent.type(screen.getByLabelText("Why is it there?"), "Leaving on time is normal.");
    await userEvent.click(await button("Start it"));
    await waitFor(() => expect(window.location.pathname).toBe("/c/c7"));
    expect(bodies["POST /coalitions"]).toMatchObject({ name: "Night shifts", visibility: "by_invitation" });
  });
});

describe("what happened", () => {
  it("has a neutral sentence for what this version does not know", async () => {
    const row = {
      id: "a1",
      kind: "moon_landed",
      thing_id: "x",
      title: null,
      who: null,
      at: "2026-11-21T10:00:00Z",
    };
    await openApp("/c/c1/activity", { "GET /coalitions/c1/activity": { items: [row], next: null } });
    expect(await screen.findByText("Something changed.")).toBeVisible();
  });
});
