/** The page of a proposal, in the whole app against a server that answers by address. */
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { button, withoutAStream } from "@/testing/app";
import {
  ASKED_RUTH,
  line,
  NOTES,
  note,
  OBJECTION,
  open,
  PAGE,
  PROPOSAL,
  READ,
  RUTH,
  STAGE,
} from "@/testing/proposal";
import { refusing } from "@/testing/server";

withoutAStream();

describe("the page of a proposal", () => {
  it("has its stages in words, in whose name it is, one primary way, and never a count of answers", async () => {
    await open(PAGE, { [READ]: PROPOSAL });
    const stages = await screen.findByRole("list", { name: "Path of this proposal" });
    const names = within(stages).getAllByRole("listitem");
    expect(names.map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^1 QuestionsClosed on/),
      expect.stringMatching(/^2 ReactionsClosed on/),
      expect.stringMatching(/^3 ConsentOpen until/),
      "OutcomeNot yet",
      expect.stringMatching(/^Looked at againPlanned for/),
    ]);
    expect(names[2]).toHaveAttribute("aria-current", "step");
    expect(screen.getByText(/In their own name:/)).toHaveTextContent(
      "An action, version 1. In their own name: Ruth",
    );
    expect(document.querySelectorAll(".btn.primary")).toHaveLength(1);
    expect(screen.getByText(/once you have spoken or passed/)).toBeVisible();
    expect(screen.getByRole("main")).not.toHaveTextContent(/\d+ (of|out of|people|members)/);
  });

  it.each([
    { now: "questions", next: "n1", said: false },
    { now: "questions", next: null, said: true },
    { now: "reactions", next: null, said: false },
  ])("says that a stage waits for an answer when all is here and it does: $now, $next", async (row) => {
    const asked = { ...PROPOSAL, status: row.now, stage: { ...STAGE, name: row.now } };
    const notes = { items: [note("n1", "question", "Who has the key?")], next: row.next };
    await open(PAGE, { [READ]: asked, [NOTES]: notes });
    expect((await screen.findAllByText("Who has the key?"))[0]).toBeVisible();
    expect(screen.queryAllByText("No answer yet. The stage waits for one.")).toHaveLength(row.said ? 1 : 0);
  });

  it("says to who closes an objection that a fresh one, in their answer, stands beside it", async () => {
    const mine = { ...OBJECTION, mine: true, abilities: { close: true, talk: true } };
    const said = { answer: "objection", words: null, safe_enough: null, carried: false };
    const beside = /^Your answer in this stage is an objection, too/;
    await open(PAGE, {
      [READ]: { ...PROPOSAL, objections: [mine], my_response: { ...said, harm: "The lift is broken." } },
    });
    expect(await screen.findByText(beside)).toBeVisible();
    cleanup();
    await open(PAGE, {
      [READ]: { ...PROPOSAL, objections: [mine], my_response: { ...said, harm: mine.harm } },
    });
    expect(await screen.findByRole("button", { name: "It is answered" })).toBeVisible();
    expect(screen.queryByText(beside)).toBeNull();
  });

  it("says to an objector whose voice closes their objection that it does, and from when", async () => {
    const mine = { ...OBJECTION, mine: true, abilities: { close: true, talk: true } };
    const said = { answer: "concern", words: "Mind it.", harm: null, safe_enough: null, carried: false };
    await open(PAGE, { [READ]: { ...PROPOSAL, objections: [mine], my_response: said } });
    expect(await screen.findByText(/^By your voice in this stage it is answered/)).toBeVisible();
    expect(screen.queryByText(/^Only you can say/)).toBeNull();
    cleanup();
    await open(PAGE, {
      [READ]: { ...PROPOSAL, objections: [mine], my_response: { ...said, answer: "pass" } },
    });
    expect(await screen.findByText(/^Only you can say that it is answered/)).toBeVisible();
  });

  it("shows an objection as something to hear; only its objector can close it", async () => {
    const { bodies } = await open(PAGE, {
      [READ]: { ...PROPOSAL, objections: [OBJECTION] },
      "POST /proposals/p1/notes": note("n1", "talk", "Would Monday help?"),
    });
    const heard = await screen.findByRole("article", { name: "The handover is cut." });
    expect(within(heard).getByText("Something we need to hear")).toBeVisible();
    expect(within(heard).getByText(/^Only/)).toHaveTextContent("Only Ruth can say that it is answered.");
    expect(within(heard).getByText("Being worked with").closest("li")).toHaveAttribute(
      "aria-current",
      "step",
    );
    expect(within(heard).queryByRole("button", { name: "It is answered" })).toBeNull();
    await userEvent.click(within(heard).getByRole("button", { name: /^Say something to it/ }));
    await userEvent.type(within(heard).getByRole("textbox"), "Would Monday help?");
    await userEvent.click(within(heard).getByRole("button", { name: "Say it" }));
    await waitFor(() =>
      expect(within(heard).getByRole("button", { name: /^Say something to it/ })).toHaveFocus(),
    );
    expect(bodies["POST /proposals/p1/notes"]).toEqual({
      kind: "talk",
      objection_id: "o1",
      text: "Would Monday help?",
    });
  });

  it("plans no second look at what ends", async () => {
    await open(PAGE, { [READ]: { ...PROPOSAL, kind: "retirement" } });
    expect(await screen.findByText("How it is decided")).toBeVisible();
    expect(screen.queryByText(/Looked at again/)).toBeNull();
  });

  it("lets the objector say that it is answered", async () => {
    const mine = { ...OBJECTION, mine: true, abilities: { close: true, talk: true } };
    const closed = { ...mine, state: "answered", ended_at: "2026-11-21T10:00:00Z", abilities: {} };
    await open(PAGE, {
      [READ]: { ...PROPOSAL, objections: [mine] },
      "POST /objections/o1/answered": { ...PROPOSAL, objections: [closed] },
    });
    await userEvent.click(await button("It is answered"));
    expect(await button("Read what was answered or taken back")).toBeVisible();
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("lets one ask, answer and pass while questions are asked", async () => {
    const asking = {
      ...PROPOSAL,
      status: "questions",
      stage: { ...STAGE, name: "questions", number: 1 },
      path: [line("questions", 1, null)],
      abilities: { speak: true, pass: true, reply: true },
    };
    const { asked } = await open(PAGE, {
      [READ]: asking,
      [NOTES]: {
        items: [
          note("q1", "question", "Who has the key?"),
          note("a1", "answer", "We don’t know.", { to: "q1" }),
        ],
        next: null,
      },
      "POST /proposals/p1/pass": { ...asking, my_turn: "passed", abilities: { reply: true } },
    });
    const question = (await screen.findAllByText("Who has the key?"))[0]?.closest("li");
    expect(question).toHaveTextContent("We don’t know.");
    expect(await screen.findByLabelText("What do you need to know?")).toBeVisible();
    await userEvent.click(await button("Pass this round"));
    expect(await screen.findByText(/^You passed this round/)).toBeVisible();
    expect(screen.queryByLabelText("What do you need to know?")).toBeNull();
    expect(asked).toContain("POST /proposals/p1/pass");
  });

  it("does not say to who proposed it that they passed the round of questions", async () => {
    const first = { ...STAGE, name: "questions", number: 1 };
    await open(PAGE, {
      [READ]: { ...PROPOSAL, status: "questions", stage: first, my_turn: "proposed", abilities: {} },
    });
    expect(await screen.findByText(/^You proposed it/)).toBeVisible();
    expect(screen.queryByText(/^You passed/)).toBeNull();
  });

  it("has no page for a version that is not there", async () => {
    await open(`${PAGE}/versions/99`, {
      [READ]: { ...PROPOSAL, version: 2 },
      "GET /proposals/p1/versions/99": refusing(404, "not_found", "Not here."),
    });
    expect(await screen.findByRole("heading", { name: "Not found" })).toBeVisible();
    expect(screen.queryByLabelText("Show what changed since")).toBeNull();
  });

  it("says in words what a version added and took out", async () => {
    await open(PAGE, {
      [READ]: { ...PROPOSAL, version: 2 },
      "GET /proposals/p1/versions/2": {
        number: 2,
        change: "substance",
        note: "The guard asked.",
        by: RUTH,
        published_at: "2026-11-20T10:00:00Z",
        withheld: false,
        title: "A quiet room",
        text: "Open at night.",
        payload: PROPOSAL.payload,
        review_on: "2027-11-20",
        trial_days: null,
        diff: {
          against: 1,
          title: [{ op: "same", text: "A quiet room" }],
          text: [
            { op: "same", text: "Open " },
            { op: "out", text: "by day" },
            { op: "in", text: "at night" },
          ],
        },
      },
    });
    const added = (await screen.findByText("at night")).closest("ins");
    expect(added).toHaveTextContent("Added: at night");
    expect(screen.getByText("by day").closest("del")).toHaveTextContent("Taken out: by day");
    expect(screen.getByText("The guard asked.")).toBeVisible();
  });

  it("shows one's own words while they wait for a yes", async () => {
    const draft = {
      id: "v1",
      base: 0,
      title: "Ruth opens the archive",
      text: "Once a month.",
      payload: PROPOSAL.payload,
      review_on: "2027-11-20",
      trial_days: null,
      change: "first",
      note: null,
      names: [RUTH],
      in_name: "own",
      with_people: [],
      held: false,
      overtaken: false,
      waits_for: "yes",
      asked: [ASKED_RUTH],
    };
    await open(PAGE, {
      [READ]: {
        ...PROPOSAL,
        status: "asking_first",
        version: 0,
        stage: null,
        path: [],
        draft,
        abilities: { edit_draft: true, withdraw: true },
      },
    });
    expect(await screen.findByText(/^The others do not read this until/)).toBeVisible();
    const question = screen.getByRole("link", { name: "You would like to name Ruth" });
    expect(question).toHaveAttribute("href", "/consents/q1");
    expect(question.closest("li")).toHaveTextContent("Ruth said yes, with other words.");
    expect(screen.getByText("Once a month.")).toBeVisible();
    expect(screen.getByText("Waiting for a yes")).toBeVisible();
    expect(await button("Take the proposal back")).toBeVisible();
  });
});
