/** Writing the next version, in the whole app against a server that answers by address. */
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { dayFromNow } from "@/lib/dates";
import { navigate } from "@/lib/router";
import { withoutAStream } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { serving } from "@/testing/server";
import { App } from "./App";
import { newQueryClient } from "./queryClient";

withoutAStream();

const RUTH = { id: "m2", name: "Ruth" };
const OBJECTION = {
  ...{ id: "o1", by: RUTH, mine: false, version: 1, harm: "The night shift has no hour.", safe_enough: null },
  ...{ state: "raised", raised_at: "2026-11-20T10:00:00Z", ended_at: null, affected: false, abilities: {} },
};
const PROPOSAL = {
  ...{ id: "p1", coalition_id: "c1", kind: "agreement", weight: "full", version: 1, status: "integrating" },
  ...{ title: "Shifts are traded", text: "A week before.", payload: {}, review_on: dayFromNow(300) },
  ...{ trial_days: null, in_name: "own", names: [], with_people: [], written_by: RUTH, proposed_by: RUTH },
  ...{ objections: [OBJECTION], abilities: { amend: true }, draft: null, path: [], stage: null },
  refers_to: { agreement: null, decision: null, initiative: null },
};
const VERSIONS = "POST /proposals/p1/versions";

async function open(proposal: object) {
  const server = serving({
    "GET /about": ABOUT,
    "GET /me": ME,
    "GET /coalitions/c1": { id: "c1", name: "Room", zone: "UTC" },
    "GET /coalitions/c1/members": { items: [], next: null },
    "GET /coalitions/c1/agreements": { items: [], next: null },
    "GET /coalitions/c1/mandates": { items: [], next: null },
    "GET /proposals/p1": proposal,
    [VERSIONS]: proposal,
  });
  await act(() => navigate({ href: "/c/c1/proposals/p1/amend", replace: true }));
  render(<App client={newQueryClient()} />);
  return server;
}

const publish = async () =>
  userEvent.click(await screen.findByRole("button", { name: "Publish this version" }));

it("shows the objection that it is to answer, and asks for the agreement alone", async () => {
  await open(PROPOSAL);
  expect(await screen.findByText("The night shift has no hour.")).toBeVisible();
  const words = await screen.findByRole("textbox", { name: "The agreement, word for word" });
  expect(words).toHaveValue("A week before.");
});

it("takes no trial that it can't read for one without an end", async () => {
  const { asked, bodies } = await open(PROPOSAL);
  const days = await screen.findByLabelText(/^Try it for how many days/);
  await userEvent.click(screen.getByRole("radio", { name: "A change of substance" }));
  for (const typed of ["abc", "91", "0", "1.5"]) {
    await userEvent.clear(days);
    await userEvent.type(days, typed);
    await publish();
    expect(days).toHaveAccessibleDescription(/Write a number from 1 to 90/);
  }
  expect(asked).not.toContain(VERSIONS);
  await userEvent.clear(days);
  await userEvent.type(days, "۱۴");
  await publish();
  await vi.waitFor(() => expect(bodies[VERSIONS]).toMatchObject({ trial_days: 14 }));
});

it("asks of an ending for no day on which to look at it again", async () => {
  await open({ ...PROPOSAL, kind: "retirement", payload: { decision_id: "d1" }, objections: [] });
  expect(await screen.findByRole("textbox", { name: "What exactly, and why?" })).toBeVisible();
  expect(screen.queryByLabelText(/^Looked at again on/)).toBeNull();
});

it("keeps what was begun from an earlier version, and says that the text has changed since", async () => {
  await open(PROPOSAL);
  const box = () => screen.findByRole("textbox", { name: "The agreement, word for word" });
  await userEvent.type(await box(), " Or two.");
  cleanup();
  const { bodies } = await open({ ...PROPOSAL, version: 2, text: "Three days before." });
  expect(await screen.findByText(/The text has changed since you began/)).toBeVisible();
  expect(screen.getByText("Three days before.")).toBeVisible();
  expect(await box()).toHaveValue("A week before. Or two.");
  await userEvent.click(screen.getByRole("radio", { name: "A change of substance" }));
  await publish();
  await vi.waitFor(() => expect(bodies[VERSIONS]).toMatchObject({ text: "A week before. Or two." }));
  expect(bodies[VERSIONS]).not.toHaveProperty("from");
});
