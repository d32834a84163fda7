/** Choosing among options or times, and the lot, in the whole app against a server that answers by address. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { button, withoutAStream } from "@/testing/app";
import {
  STAGE as CONSENT,
  PROPOSAL as HEARD,
  line,
  open as openProposal,
  PAGE,
  READ,
  RUTH,
} from "@/testing/proposal";

beforeAll(async () => {
  await Promise.all([import("@/pages/proposal/ProposalPage"), import("@/pages/proposal/Choosing")]);
});
withoutAStream();

const option = (text: string, approvals: number | null = null, picked = false) => ({
  text,
  time: null,
  approvals,
  picked,
});
const STAGE = { ...CONSENT, name: "choosing", number: 1 };
const CHOOSING = {
  options: [option("Soup"), option("Bread")],
  mine: null as number[] | null,
  among: null as string | null,
  draw: null as number | null,
  in_lot: false,
  my_word: null as string | null,
  by_lot: null as boolean | null,
};
const PROPOSAL = {
  ...HEARD,
  kind: "choice",
  title: "What we cook",
  text: "For the feast.",
  payload: {},
  status: "choosing",
  stage: STAGE as typeof STAGE | null,
  path: [line("choosing", 1, null)],
  my_turn: null as string | null,
  choosing: CHOOSING,
  abilities: { choose: true, enter_lot: true },
};
const LOT = {
  commitment: "ab12",
  nonce: null as string | null,
  words: [] as string[],
  entries: ["Soup", "Bread"],
  places: 1,
  drawn: null,
  people: [] as (typeof RUTH)[],
};
const open = (href: string, answers: Record<string, unknown> = {}) =>
  openProposal(href, { "GET /proposals/p1/lot": LOT, ...answers });

const box = (name: string) => screen.findByRole("checkbox", { name });
const mark = async (name: string) => {
  (await box(name)).focus();
  await userEvent.keyboard(" ");
};

describe("choosing among options", () => {
  const CHOOSE = "POST /proposals/p1/choices";

  it("marks any number by the keyboard, and says so in place", async () => {
    const chosen = { ...PROPOSAL, choosing: { ...CHOOSING, mine: [0, 1] } };
    const { bodies } = await open(PAGE, { [READ]: PROPOSAL, [CHOOSE]: chosen });
    const first = await screen.findByRole("group", { name: /Which of these/ }, { timeout: 4000 });
    expect(first).toHaveAccessibleDescription("Any number of them.");
    await mark("Soup");
    await mark("Bread");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await button("Change my marks");
    expect(bodies[CHOOSE]).toEqual({ options: [0, 1], version: 1 });
    expect(screen.getAllByText(/Your marks are in/)[0]).toBeVisible();
  });

  it("takes passing as an answer, which takes the other marks away, and nothing as none", async () => {
    const { bodies } = await open(PAGE, { [READ]: PROPOSAL, [CHOOSE]: PROPOSAL });
    await userEvent.click(await button("Send my marks"));
    expect(await screen.findAllByText(/Mark at least one/)).toHaveLength(2);
    await userEvent.click(screen.getByRole("link", { name: /Mark at least one/ }));
    expect(await box("Soup")).toHaveFocus();
    await mark("Soup");
    await mark("None of these / I pass");
    expect(await box("Soup")).not.toBeChecked();
    await userEvent.click(await button("Send my marks"));
    await vi.waitFor(() => expect(bodies[CHOOSE]).toEqual({ options: [], version: 1 }));
  });

  it("changes what was marked, and times show where the coalition is and by one's own clock", async () => {
    const time = { text: null, time: "2026-12-01T09:00:00Z", approvals: null, picked: false };
    const mine = { ...PROPOSAL, choosing: { ...CHOOSING, options: [time, option("Bread")], mine: [1] } };
    const { bodies } = await open(PAGE, { [READ]: mine, "PUT /proposals/p1/choices": mine });
    const first = await screen.findByRole("checkbox", { name: /6:00 PM.*Your time.*9:00 AM/ });
    expect(await box("Bread")).toBeChecked();
    await userEvent.click(first);
    await userEvent.click(await button("Change my marks"));
    await vi.waitFor(() =>
      expect(bodies["PUT /proposals/p1/choices"]).toEqual({ options: [0, 1], version: 1 }),
    );
  });

  it("tells how many can go with each once it is over, and that a lot decided", async () => {
    const options = [option("Soup", 3, true), option("Bread", 3)];
    const over = {
      ...PROPOSAL,
      status: "adopted",
      stage: null,
      decision: { id: "d1", number: 4 },
      choosing: { ...CHOOSING, options, by_lot: true },
      abilities: {},
    };
    const decision = {
      id: "d1",
      made: [],
      chosen: { options, picked: ["Soup"], people: [], by_lot: true },
    };
    await open(PAGE, {
      [READ]: over,
      "GET /decisions/d1": decision,
      "GET /proposals/p1/lot": { ...LOT, nonce: "cd34", words: ["plum", "plum"], drawn: ["Soup"] },
    });
    expect(await screen.findByText(/A lot decided among them/)).toBeVisible();
    const row = within(screen.getByRole("table")).getByRole("row", { name: /Soup/ });
    expect(row).toHaveTextContent("Soup3Chosen");
    expect(await screen.findByText("cd34")).toBeVisible();
    expect(screen.getAllByText("plum")).toHaveLength(2);
    expect(screen.queryByRole("checkbox")).toBeNull();
  });
});

it("shows the outcome alone once what was said is forgotten", async () => {
  const forgotten = "What was said in this round was forgotten.";
  const over = {
    ...PROPOSAL,
    status: "lapsed",
    stage: null,
    said_forgotten: forgotten,
    abilities: {},
    affected: { ...PROPOSAL.affected, some: true },
  };
  await open(PAGE, { [READ]: over });
  expect(await screen.findByText(forgotten)).toBeVisible();
  expect(screen.queryByText("Some say that it affects them.")).toBeNull();
});

it("ends all of it over whom it touches only by a second press, which says so", async () => {
  const SAYING = "POST /proposals/p1/affects-me";
  const now = { ...PROPOSAL, abilities: { affects_me: true } };
  const over = { ...now, status: "lapsed", stage: null, abilities: {} };
  const { asked } = await open(PAGE, { [READ]: now, [SAYING]: over });
  await userEvent.click(await button("This affects me"));
  expect(asked).not.toContain(SAYING);
  expect(screen.getByText(/this ends at once, for everyone/)).toBeVisible();
  expect(screen.queryByText(/can’t be outvoted/)).toBeNull();
  await userEvent.click(await button("It affects me: end it"));
  await vi.waitFor(() => expect(asked).toContain(SAYING));
});

describe("the lot", () => {
  const ENTER = "POST /proposals/p1/lot";
  const lot = (more: object, choosing: object) => ({
    ...PROPOSAL,
    kind: "lot",
    abilities: { enter_lot: true },
    ...more,
    choosing: { ...CHOOSING, options: [], among: "members", draw: 2, ...choosing },
  });

  it("takes in who puts themselves in, shows who is, and lets them out again", async () => {
    const { bodies } = await open(PAGE, {
      [READ]: lot({}, {}),
      [ENTER]: lot({ my_turn: "spoken" }, { in_lot: true }),
      "GET /proposals/p1/lot": { ...LOT, people: [RUTH] },
    });
    expect(await screen.findByText("2 are drawn.")).toBeVisible();
    const list = (await screen.findByRole("heading", { name: "They put themselves in" })).nextElementSibling;
    await vi.waitFor(() => expect(list?.parentElement).toHaveTextContent("Ruth"));
    (await button("Put me in")).focus();
    await userEvent.keyboard("{Enter}");
    await button("Take me out");
    expect(bodies[ENTER]).toEqual({ in: true });
    expect(screen.queryByRole("button", { name: "I stay out" })).toBeNull();
    await userEvent.click(await button(/Add or change a word/));
    await userEvent.type(await screen.findByLabelText("A word that nobody foresees"), "plum{Enter}");
    await vi.waitFor(() => expect(bodies[ENTER]).toEqual({ in: true, word: "plum" }));
    expect(screen.getByText("ab12")).toBeVisible();
  });
});

describe("one's own word for the lot", () => {
  const ENTER = "POST /proposals/p1/lot";
  const choosing = { ...CHOOSING, options: [], among: "members", draw: 2, in_lot: true, my_word: "plum" };
  const mine = { ...PROPOSAL, kind: "lot", my_turn: "spoken", abilities: { enter_lot: true }, choosing };
  const none = { ...mine, choosing: { ...choosing, my_word: null } };
  const field = () => screen.findByLabelText("A word that nobody foresees");

  it("stands in the form, and is taken out when it is left empty", async () => {
    const { bodies } = await open(PAGE, { [READ]: mine, [ENTER]: none });
    await userEvent.click(await button(/Add or change a word/));
    expect(await field()).toHaveValue("plum");
    expect(screen.getByText(/^Read by you alone; once a lot is drawn/)).toBeVisible();
    expect(screen.queryByText(/with your name/)).toBeNull();
    await userEvent.clear(await field());
    await userEvent.click(await button("Save my word"));
    await vi.waitFor(() => expect(bodies[ENTER]).toEqual({ in: true, word: null }));
    await userEvent.click(await button(/Add or change a word/));
    expect(await field()).toHaveValue("");
    await userEvent.click(await button("Add my word"));
    expect(await screen.findAllByText("Write a word first.")).not.toHaveLength(0);
  });

  it("is left as it is by taking oneself out", async () => {
    const { bodies } = await open(PAGE, { [READ]: mine, [ENTER]: mine });
    await userEvent.click(await button("Take me out"));
    await vi.waitFor(() => expect(bodies[ENTER]).toEqual({ in: false }));
  });
});
