/** A proposal heard in stages, and giving one's voice, in the whole app against a server that answers by address. */
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { navigate } from "@/lib/router";
import { ABOUT, ME } from "@/testing/people";
import { refusing, SilentStream, serving } from "@/testing/server";
import { App } from "./App";
import { newQueryClient } from "./queryClient";

beforeEach(() => {
  vi.stubGlobal("EventSource", SilentStream);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const RUTH = { id: "m2", name: "Ruth" };
const AMINA = { id: "m3", name: "Amina" };
const MEMBERS = [RUTH, AMINA].map((one) => ({ ...one, mine: false, standing: "member", abilities: {} }));
const STAGE = {
  id: "s1",
  name: "consent",
  number: 3,
  opened_at: "2026-11-20T10:00:00Z",
  closes_at: "2026-11-25T10:00:00Z",
  extended: false,
  held_open: null,
};
const line = (name: string, number: number, ended_at: string | null) => ({
  name,
  number,
  version: 1,
  opened_at: "2026-11-16T10:00:00Z",
  ended_at,
});
const PATH = [
  line("questions", 1, "2026-11-18T10:00:00Z"),
  line("reactions", 2, "2026-11-20T10:00:00Z"),
  line("consent", 3, null),
];
const PROPOSAL = {
  id: "p1",
  coalition_id: "c1",
  kind: "action",
  weight: "full",
  title: "A quiet room",
  text: "Room 3.12 becomes quiet.",
  payload: { about: null, name: null, until: null, weekday: null, roles_wanted: null },
  review_on: "2027-11-20",
  refers_to: { agreement: null, decision: null, initiative: null },
  trial_days: null,
  status: "consent",
  version: 1,
  in_name: "own",
  names: [],
  with_people: [],
  written_by: RUTH,
  proposed_by: RUTH,
  beside: null,
  opened_at: "2026-11-16T10:00:00Z",
  stage: STAGE,
  path: PATH,
  all_answered: false,
  quorum_reached: false,
  asked_me: true,
  my_turn: null,
  my_response: null,
  voices_shown: false,
  objections: [],
  affected: { mine: false, some: false, five_or_more: null },
  reason: null,
  listening_until: null,
  draft: null,
  decision: null,
  choosing: null,
  abilities: { answer: true, more_time: true, affects_me: true, reply: true },
};
const OBJECTION = {
  id: "o1",
  by: RUTH,
  harm: "The handover is cut.",
  safe_enough: "Start with one ward.",
  state: "in_dialogue",
  version: 1,
  raised_at: "2026-11-20T11:00:00Z",
  ended_at: null,
  affected: true,
  mine: false,
  abilities: { close: false, talk: true },
};
const note = (id: string, kind: string, text: string, more: object = {}) => ({
  id,
  kind,
  by: RUTH,
  text,
  version: 1,
  at: "2026-11-17T10:00:00Z",
  to: null,
  objection_id: null,
  mine: false,
  waiting: false,
  folded_until: null,
  ...more,
});

const ASKED_RUTH = {
  ...{ id: "q1", kind: "named", thing_kind: "proposal_version", state: "yes_with_changes" },
  ...{ from_name: "Dana", to_name: "Ruth", asked_by_me: true, by_mandate: null, answer_by: "2026-12-04" },
};

const READ = "GET /proposals/p1";
const NOTES = "GET /proposals/p1/notes";
const PAGE = "/c/c1/proposals/p1";

async function open(href: string, answers: Record<string, unknown>) {
  const server = serving({
    "GET /about": ABOUT,
    "GET /me": ME,
    "GET /coalitions/c1": { id: "c1", name: "Room for everyone", followers: [], abilities: {} },
    "GET /coalitions/c1/members": { items: MEMBERS, next: null },
    "GET /coalitions/c1/initiatives": { items: [], next: null },
    "GET /coalitions/c1/mandates": { items: [], next: null },
    "GET /me/mutes": { items: [], next: null },
    "GET /coalitions/c1/folds": { items: [], next: null },
    [NOTES]: { items: [], next: null },
    ...answers,
  });
  await act(() => navigate({ href, replace: true }));
  render(<App client={newQueryClient()} />);
  return server;
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const card = (name: string) => screen.getByRole("radio", { name });
const wrong = async () => (await screen.findByRole("heading", { name: "There is a problem" })).parentElement;

describe("giving one's voice when consent is asked", () => {
  const respond = "POST /proposals/p1/responses";
  const send = () => button("Send my voice");
  const voice = `${PAGE}/voice`;

  it("is one of five, each with its meaning, chosen by arrows; choosing never moves the focus", async () => {
    await open(voice, { [READ]: PROPOSAL });
    await send();
    expect(screen.getAllByRole("radio")).toHaveLength(5);
    expect(card("I stand aside")).toHaveAccessibleDescription("Go on without me in the doing.");
    act(() => card("I consent").focus());
    await userEvent.keyboard("{ArrowDown}");
    expect(card("I consent, and I have a concern")).toHaveFocus();
    expect(card("I consent, and I have a concern")).toBeChecked();
    await userEvent.keyboard("{ArrowDown}");
    expect(card("I object")).toHaveFocus();
    expect(screen.getByLabelText("What harm or risk do you see?")).toBeVisible();
    await userEvent.tab();
    expect(screen.getByLabelText("What harm or risk do you see?")).toHaveFocus();
  });

  it("asks an objection for the harm and a concern for its words, and sends the version that was read", async () => {
    const { bodies } = await open(voice, { [READ]: PROPOSAL, [respond]: PROPOSAL });
    await send();
    await userEvent.click(card("I object"));
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("Say what harm or risk you see.");
    await userEvent.click(card("I consent, and I have a concern"));
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("Say what your concern is");
    await userEvent.type(screen.getByLabelText("What is your concern?"), "Fridays are full.");
    await userEvent.click(await send());
    await waitFor(() =>
      expect(bodies[respond]).toEqual({ answer: "concern", version: 1, words: "Fridays are full." }),
    );
    expect(await screen.findByRole("heading", { level: 1, name: "A quiet room" })).toHaveFocus();
  });

  it("keeps what was typed when the text changed meanwhile, shows the new one, and sends to that", async () => {
    const answers: Record<string, unknown> = {
      [READ]: PROPOSAL,
      [respond]: refusing(409, "version_changed", "The text has changed since you read it."),
    };
    const { bodies } = await open(voice, answers);
    await send();
    await userEvent.click(card("I object"));
    await userEvent.type(screen.getByLabelText("What harm or risk do you see?"), "It is too loud.");
    await act(async () => {
      serving({
        ...answers,
        "GET /me": ME,
        [READ]: { ...PROPOSAL, version: 2, text: "Room 4 becomes quiet." },
      });
    });
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("The text has changed since you read it.");
    expect(await screen.findByText("Room 4 becomes quiet.")).toBeVisible();
    expect(screen.getByLabelText("What harm or risk do you see?")).toHaveValue("It is too loud.");
    expect(card("I object")).toBeChecked();
    expect(bodies[respond]).toBeUndefined();
    const again = serving({ ...answers, [respond]: PROPOSAL, [READ]: PROPOSAL });
    await userEvent.click(await send());
    await waitFor(() =>
      expect(again.bodies[respond]).toEqual({ answer: "objection", version: 2, harm: "It is too loud." }),
    );
  });

  it("says to an objector, before they send it, that such an answer closes their objection", async () => {
    const closes = "With this you also say that your objection is answered.";
    await open(voice, { [READ]: { ...PROPOSAL, objections: [{ ...OBJECTION, mine: true }] } });
    await send();
    for (const kept of ["I object", "I pass"]) {
      await userEvent.click(card(kept));
      expect(screen.queryByText(closes)).toBeNull();
    }
    await userEvent.click(card("I stand aside"));
    expect(screen.getByText(closes)).toBeVisible();
    cleanup();
    await open(voice, { [READ]: { ...PROPOSAL, objections: [OBJECTION] } });
    await send();
    await userEvent.click(card("I stand aside"));
    expect(screen.queryByText(closes)).toBeNull();
  });

  it("can be changed until the stage ends", async () => {
    const put = "PUT /proposals/p1/response";
    const given = {
      ...PROPOSAL,
      my_response: { answer: "consent", words: null, harm: null, safe_enough: null, carried: false },
      abilities: { change_answer: true },
    };
    const { bodies } = await open(voice, { [READ]: given, [put]: given });
    expect(await screen.findByRole("heading", { level: 1, name: "Change your voice" })).toBeVisible();
    expect(card("I consent")).toBeChecked();
    await userEvent.click(card("I pass"));
    await userEvent.click(await send());
    await waitFor(() => expect(bodies[put]).toEqual({ answer: "pass", version: 1 }));
  });

  it("has two answers in the small weight, and says so when nothing is asked", async () => {
    await open(voice, {
      [READ]: { ...PROPOSAL, weight: "small", status: "told", path: [line("told", 1, null)] },
    });
    await send();
    expect(screen.getAllByRole("radio").map((one) => (one as HTMLInputElement).value)).toEqual([
      "fine",
      "objection",
    ]);
  });
});

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

describe("whose words they are", () => {
  it("says who wrote the version that stands, and beside it who proposed", async () => {
    await open(PAGE, { [READ]: { ...PROPOSAL, version: 2, written_by: AMINA } });
    expect(await screen.findByText(/In their own name/)).toHaveTextContent(
      "In their own name: Amina. Proposed by Ruth.",
    );
  });

  it("says of one's own draft the name that it asks for", async () => {
    const draft = {
      ...{ id: "v1", base: 0, title: "T", text: "Mine.", payload: {}, review_on: "2027-11-20", note: null },
      ...{ trial_days: null, change: "first", names: [], in_name: "ours", with_people: [AMINA] },
      ...{ held: false, overtaken: false, waits_for: "yes", asked: [] },
    };
    const waits = { ...PROPOSAL, status: "asking_first", version: 0, stage: null, path: [], draft };
    await open(PAGE, { [READ]: waits });
    expect(await screen.findByText(/Said together/)).toHaveTextContent("Said together: Ruth and Amina.");
    expect(screen.queryByText(/In their own name/)).toBeNull();
  });

  it("says what a text that everyone said yes to still waits for", async () => {
    const draft = {
      ...{ id: "v2", base: 1, title: "T", text: "Mine.", payload: {}, review_on: "2027-11-20", note: null },
      ...{ trial_days: null, change: "substance", names: [AMINA], in_name: "own", with_people: [] },
      ...{ held: false, overtaken: false, waits_for: "stage", asked: [] },
    };
    const waits = { ...PROPOSAL, draft, abilities: { drop_draft: true } };
    await open(PAGE, { [READ]: waits });
    expect(await screen.findByText(/^The text stands still/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Change these words" })).not.toBeInTheDocument();
    expect(await button("Drop this version")).toBeVisible();
  });
});

describe("writing the next version", () => {
  const post = "POST /proposals/p1/versions";

  it("keeps everyone who is in it, and sends who was taken out as taken out", async () => {
    const amending = { ...PROPOSAL, status: "reactions", names: [AMINA], abilities: { amend: true } };
    const { bodies } = await open(`${PAGE}/amend`, { [READ]: amending, [post]: amending });
    await userEvent.type(await screen.findByLabelText("What exactly, and why?"), " Also at night.");
    await userEvent.click(card("A change of wording"));
    await userEvent.click(await button("Publish this version"));
    await vi.waitFor(() => expect(bodies[post]).toMatchObject({ names: ["m3"], in_name: "own" }));
  });

  it("asks again for what was withheld with the words", async () => {
    const halted = {
      ...PROPOSAL,
      ...{ kind: "group", status: "integrating", title: "", text: "", abilities: { amend: true } },
    };
    await open(`${PAGE}/amend`, { [READ]: halted });
    expect(await screen.findByLabelText("Which group?")).toHaveValue("");
  });

  it("keeps what was typed when someone was quicker, and shows theirs beside it", async () => {
    const amending = { ...PROPOSAL, status: "reactions", abilities: { amend: true } };
    const answers = {
      [READ]: amending,
      [post]: refusing(412, "changed_meanwhile", "Somebody changed it meanwhile."),
    };
    await open(`${PAGE}/amend`, answers);
    const text = await screen.findByLabelText("What exactly, and why?");
    await userEvent.type(text, " Also at night.");
    await userEvent.click(card("A change of wording"));
    serving({ ...answers, [READ]: { ...amending, version: 2, text: "Theirs." } });
    await userEvent.click(await button("Publish this version"));
    expect(await wrong()).toHaveTextContent("Somebody changed it meanwhile.");
    expect(await screen.findByText("Theirs.")).toBeVisible();
    expect(text).toHaveValue("Room 3.12 becomes quiet. Also at night.");
  });
});
