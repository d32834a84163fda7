/** Answering what was asked, in the whole app against a server that answers by address. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { button, openApp, withoutAStream } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { refusing, serving } from "@/testing/server";

withoutAStream();

const COALITION = {
  id: "c1",
  name: "Room for everyone",
  followers: [],
  abilities: { commit: true, propose: true, act: true, followers: true },
};

const open = (href: string, answers: Record<string, unknown>) =>
  openApp(href, {
    "GET /coalitions/c1": COALITION,
    ...answers,
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
  told_drafts: [],
  paused: null,
  credits: { people: [], chosen_order: false, mine: null },
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
