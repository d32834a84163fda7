/** Answering what was asked, and giving one's voice, in the whole app against a server that answers by address. */
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { navigate } from "@/lib/router";
import { ABOUT, ME } from "@/testing/people";
import { refusing, SilentStream, serving } from "@/testing/server";
import { App } from "./App";
import { newQueryClient } from "./queryClient";

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("EventSource", SilentStream);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const COALITION = {
  id: "c1",
  name: "Room for everyone",
  followers: [],
  abilities: { commit: true, propose: true, act: true, followers: true },
};

async function open(href: string, answers: Record<string, unknown>) {
  const server = serving({
    "GET /about": ABOUT,
    "GET /me": ME,
    "GET /coalitions/c1": COALITION,
    ...answers,
  });
  await act(() => navigate({ href, replace: true }));
  render(<App client={newQueryClient()} />);
  return server;
}

const button = (name: string) => screen.findByRole("button", { name });

const wrong = async () => (await screen.findByRole("heading", { name: "There is a problem" })).parentElement;

const PROPOSAL = {
  id: "p1",
  coalition_id: "c1",
  kind: "action",
  title: "A quiet room",
  text: "Room 3.12 becomes quiet.",
  payload: { name: null, until: null, about: null },
  review_on: "2027-11-20",
  status: "told",
  proposed_by: { id: "m2", name: "Ruth" },
  opened_at: "2026-11-20T10:00:00Z",
  closes_at: "2026-11-22T10:00:00Z",
  all_answered: false,
  asked_me: true,
  my_answer: null,
  against: [],
  turned: null,
  decision: null,
  abilities: { answer: true, withdraw: false },
};
const RAISED = {
  answer: "objection",
  by: { id: "m1", name: "Dana" },
  harm: "The handover is cut.",
  safe_enough: null,
  at: "2026-11-20T11:00:00Z",
};

describe("giving one's voice", () => {
  const responding = "POST /proposals/p1/responses";
  const page = "/c/c1/proposals/p1";
  const send = () => button("Send my voice");
  const card = (name: string) => screen.getByRole("radio", { name });

  it("is one choice of three; a fine goes without words", async () => {
    const fine = { ...PROPOSAL, my_answer: { answer: "fine", harm: null, safe_enough: null }, abilities: {} };
    const { bodies } = await open(page, { "GET /proposals/p1": PROPOSAL, [responding]: fine });
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("Choose one of the three answers.");
    await userEvent.click(card("Fine with me"));
    expect(screen.queryByRole("textbox")).toBeNull();
    await userEvent.click(await send());
    expect(await screen.findByText(/^You said:/)).toHaveTextContent("You said: Fine with me");
    expect(bodies[responding]).toEqual({ answer: "fine" });
  });

  it("asks an objection for the harm, and shows it as something to hear", async () => {
    const turned = {
      ...PROPOSAL,
      status: "turned_full",
      turned: { by: "objection", words: "Someone objects.", reason: null },
      against: [RAISED],
      my_answer: { answer: "objection", harm: RAISED.harm, safe_enough: null },
      abilities: {},
    };
    const { bodies } = await open(page, { "GET /proposals/p1": PROPOSAL, [responding]: turned });
    await send();
    await userEvent.click(card("I object"));
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("Say what harm or risk you see.");
    await userEvent.type(screen.getByLabelText("What harm or risk do you see?"), "The handover is cut.");
    await userEvent.click(await send());
    const heard = await screen.findByRole("article", { name: "The handover is cut." });
    expect(within(heard).getByText("Something we need to hear")).toBeVisible();
    expect(within(heard).getByText("Dana")).toBeVisible();
    expect(screen.getByText("Someone objects.")).toBeVisible();
    expect(bodies[responding]).toEqual({ answer: "objection", harm: "The handover is cut." });
  });

  it("never says how many have answered", async () => {
    await open(page, { "GET /proposals/p1": PROPOSAL });
    await send();
    expect(screen.getByRole("main")).not.toHaveTextContent(/\d+ (of|out of|people)/);
  });
});

const ACTION = {
  id: "a1",
  coalition_id: "c1",
  title: "Captions on every call",
  about: "We turn them on.",
  status: "underway",
  standing: "own",
  brought_along: true,
  co_owners: [{ membership_id: "m1", name: "Dana" }],
  looking_for_partners: true,
  waiting_for_a_yes: false,
  created_at: "2026-11-01T10:00:00Z",
  version: 1,
  updated_at: "2026-11-01T10:00:00Z",
  decision_id: null,
  decision_number: null,
  handover_note: null,
  next_stages: ["done", "let_go"],
  requests: [],
  told: null,
  abilities: { edit: true, invite: true, stage: true, step_back: true, tell: true, take_up: false },
};

describe("an action", () => {
  it("keeps what was typed when another changed the words meanwhile, and shows theirs", async () => {
    const answers: Record<string, unknown> = {
      "GET /actions/a1": ACTION,
      "PUT /actions/a1": refusing(412, "changed_meanwhile", "Someone changed it."),
    };
    await open("/c/c1/actions/a1", answers);
    await userEvent.click(await button("Change the words"));
    const title = screen.getByLabelText("What is it?");
    await userEvent.clear(title);
    await userEvent.type(title, "Captions everywhere");
    answers["GET /actions/a1"] = { ...ACTION, title: "Captions for all" };
    serving({ "GET /about": ABOUT, "GET /me": ME, "GET /coalitions/c1": COALITION, ...answers });
    await userEvent.click(await button("Change them"));
    expect(await screen.findByText(/while you were writing/)).toBeVisible();
    expect(screen.getAllByText("Captions for all").length).toBeGreaterThan(0);
    expect(screen.getByLabelText("What is it?")).toHaveValue("Captions everywhere");
  });

  it("has one primary button, also while a form is open", async () => {
    await open("/c/c1/actions/a1", { "GET /actions/a1": ACTION });
    const primaries = () => document.querySelectorAll("main .btn.primary");
    await screen.findByRole("link", { name: "Add what I will do" });
    expect(primaries()).toHaveLength(1);
    await userEvent.click(await button("Tell followers"));
    expect(screen.getByText(/Nobody follows this coalition now/)).toBeVisible();
    expect(primaries()).toHaveLength(1);
  });
});
