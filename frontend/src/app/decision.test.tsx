/** A decision's page in the whole app: what can become of it, and what is left of its round after two years. */
import { act, render, screen } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { navigate } from "@/lib/router";
import { withoutAStream } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { serving } from "@/testing/server";
import { App } from "./App";
import { newQueryClient } from "./queryClient";

beforeAll(async () => {
  await import("@/pages/decision/DecisionPage");
});
withoutAStream();

const DECISION = {
  id: "d1",
  coalition_id: "c1",
  number: 4,
  kind: "agreement",
  method: "consent",
  title: "We end early",
  text: "Ten minutes before the hour.",
  effective_from: "2026-11-20T10:00:00Z",
  review_on: "2027-11-20",
  ends_on: null,
  proposal_id: "p1",
  version: 1,
  all_answered: true,
  quorum_reached: true,
  concerns: [],
  objections: [] as unknown[],
  made: [{ thing: "agreement", id: "a1", title: "Our rhythm" }],
  chosen: null,
  review: { on: "2027-11-20", came: null, outcome: null as string | null, trial_ended: null },
  citation: "Room for everyone, decision 4",
  said_forgotten: null as string | null,
  abilities: { renew: true, retire: true },
};

async function open(decision: typeof DECISION) {
  serving({
    "GET /about": ABOUT,
    "GET /me": ME,
    "GET /coalitions/c1": {
      id: "c1",
      name: "Room",
      status: "active",
      zone: "Asia/Tokyo",
      abilities: { propose: true },
    },
    "GET /decisions/d1": decision,
  });
  await act(() => navigate({ href: "/c/c1/decisions/d1", replace: true }));
  render(<App client={newQueryClient()} />);
  await screen.findByRole("heading", { name: "We end early" }, { timeout: 4000 });
}

const offered = () =>
  ["Propose to renew it", "Propose a change", "Propose to end it"].filter((name) =>
    screen.queryByRole("link", { name }),
  );

it("offers what would be taken", async () => {
  await open(DECISION);
  await screen.findByRole("link", { name: "Propose a change" });
  expect(offered()).toEqual(["Propose to renew it", "Propose a change", "Propose to end it"]);
});

it("does not offer to renew what is on trial", async () => {
  await open({ ...DECISION, abilities: { renew: false, retire: true } });
  await screen.findByRole("link", { name: "Propose a change" });
  expect(offered()).toEqual(["Propose a change", "Propose to end it"]);
});

it("does not offer to end what can't be ended", async () => {
  await open({ ...DECISION, kind: "group", made: [], abilities: { renew: true, retire: false } });
  expect(offered()).toEqual(["Propose to renew it"]);
});

it("says that what it began came to its end, and offers nothing", async () => {
  const review = { ...DECISION.review, outcome: "finished" };
  await open({ ...DECISION, kind: "action", made: [], review, abilities: { renew: false, retire: false } });
  expect(screen.getByText("It came to its end")).toBeVisible();
  expect(offered()).toEqual([]);
});

it("says that what was said on the way to it was forgotten", async () => {
  await open({ ...DECISION, said_forgotten: "What was said in this round was forgotten." });
  expect(screen.getByText("What was said in this round was forgotten.")).toBeVisible();
});

it("tells apart what it made, and says what an objector's second sentence is", async () => {
  const objection = {
    ...{ id: "o1", by: { id: "m2", name: "Ruth" }, harm: "It cuts the handover.", state: "standing" },
    ...{ safe_enough: "Start on one ward.", version: 1, raised_at: "2026-11-20T11:00:00Z", ended_at: null },
    ...{ affected: false, mine: false, abilities: {} },
  };
  const made = [...DECISION.made, { thing: "agreement", id: "a2", title: "Why we are here" }];
  await open({ ...DECISION, made, objections: [objection] });
  expect(screen.getByRole("link", { name: "See what was agreed: Our rhythm" })).toBeVisible();
  expect(screen.getByRole("link", { name: "See what was agreed: Why we are here" })).toBeVisible();
  expect(screen.getByText("What would make it safe enough to try")).toBeVisible();
});
