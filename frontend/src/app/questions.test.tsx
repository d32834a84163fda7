/** Questions to one person, mandates and wishes, in the whole app against a server that answers by address. */
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dayFromNow } from "@/lib/dates";
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

async function open(href: string, answers: Record<string, unknown>) {
  const known = { "GET /about": ABOUT, "GET /me": ME, "GET /coalitions/c1": { id: "c1", name: "Room" } };
  const server = serving(Object.assign(answers, { ...known, ...answers }));
  await act(() => navigate({ href, replace: true }));
  render(<App client={newQueryClient()} />);
  return server;
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const card = (name: string) => screen.findByRole("radio", { name });
const wrong = async () => (await screen.findByRole("heading", { name: "There is a problem" })).parentElement;

const ALL = ["yes", "yes_with_changes", "myself", "no", "not_now"];
const QUESTION = {
  id: "q1",
  coalition_id: "c1",
  kind: "named",
  thing_kind: "proposal_version",
  thing_id: "v1",
  proposal_id: null,
  title: "Prayer times in the roster",
  text: "Dana has traded four Friday shifts.",
  text_hash: "h".repeat(64),
  audience: "coalition",
  from_name: "Samira",
  to_name: "Dana",
  asked_by_me: false,
  state: "asked",
  changed_text: null,
  asked_at: "2026-11-20T10:00:00Z",
  answer_by: "2026-12-04",
  answered_at: null,
  reminded_at: null,
  by_mandate: null,
  mandate_id: null,
  out_at: null,
  decided: false,
  landed: null,
  answers: ALL,
  abilities: { answer: true },
  in_name: "own",
  would: null,
};
type Part = Record<string, unknown>;
const stands = (state: string, abilities: Part = {}, rest: Part = {}) => ({
  ...QUESTION,
  state,
  answers: [],
  abilities,
  ...rest,
});
const READ = "GET /consents/q1";
const ANSWER = "POST /consents/q1/answer";
const send = () => button("Send my answer");

describe("a question to one person", () => {
  it("shows the words, who would read them and in whose name, and five answers of one size", async () => {
    await open("/consents/q1", { [READ]: QUESTION });
    expect(await screen.findByRole("heading", { name: "Samira would like to name you" })).toBeVisible();
    expect(screen.getByText(QUESTION.text)).toBeVisible();
    expect(screen.getByText(/Some may be managers/)).toBeVisible();
    expect(screen.getByText(/speaks in their own name/)).toBeVisible();
    expect(screen.getByText(/No answer yet is not a yes/)).toBeVisible();
    const cards = screen.getAllByRole("radio");
    expect(cards.map((one) => one.parentElement?.className)).toEqual(ALL.map(() => "choice"));
    for (const one of cards) expect(one).not.toBeChecked();
    expect(await card("No")).toHaveAccessibleDescription(/Nobody else can see that you were asked/);
  });

  it("says when those who speak are several, without saying who else is asked", async () => {
    await open("/consents/q1", { [READ]: { ...QUESTION, in_name: "ours" } });
    expect(await screen.findByText(/^In the name of several people/)).toBeVisible();
    expect(screen.queryByText(/speaks in their own name/)).toBeNull();
    cleanup();
    await open("/consents/q1", { [READ]: { ...QUESTION, in_name: "on_behalf" } });
    expect(await screen.findByText(/^On behalf of someone/)).toBeVisible();
  });

  it("says that a yes before was to other words", async () => {
    await open("/consents/q1", { [READ]: { ...QUESTION, answered_at: "2026-11-21T10:00:00Z" } });
    expect(await screen.findByText(/^You said yes to earlier words/)).toBeVisible();
  });

  it("keeps one's own version in sight while it waits for who asked", async () => {
    const changed = { changed_text: "Some of us have traded shifts." };
    await open("/consents/q1", { [READ]: stands("yes_with_changes", {}, changed) });
    expect(await screen.findByText(changed.changed_text)).toBeVisible();
    expect(screen.getByRole("heading", { name: "Your version" })).toBeVisible();
  });

  it("says of a mandate's yes that nobody was asked, not that one said it", async () => {
    await open("/consents/q1", { [READ]: stands("yes", { revoke: true }, { by_mandate: "The roster" }) });
    expect(await screen.findByText(/^By your mandate on/)).toBeVisible();
    expect(screen.queryByText(/^You said yes/)).toBeNull();
  });

  it("asks for a choice before it sends, and sends a yes with the words that were read", async () => {
    const { bodies } = await open("/consents/q1", {
      [READ]: QUESTION,
      [ANSWER]: stands("yes", { revoke: true }),
    });
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("Choose one of the answers.");
    await userEvent.click(await card("Yes, to these words"));
    await userEvent.click(await send());
    const outcome = (await screen.findByText(/^You said yes to these words/)).closest("[tabindex]");
    expect(outcome).toHaveFocus();
    expect(bodies[ANSWER]).toEqual({ answer: "yes", text_hash: QUESTION.text_hash });
  });

  it("opens the text for a yes with changes, and wants it changed", async () => {
    const { bodies } = await open("/consents/q1", { [READ]: QUESTION, [ANSWER]: stands("yes_with_changes") });
    await userEvent.click(await card("Yes, with my changes"));
    const mine = screen.getByRole("textbox", { name: "Your version" });
    expect(mine).toHaveValue(QUESTION.text);
    await userEvent.click(await send());
    expect(await wrong()).toHaveTextContent("Change the words");
    await userEvent.clear(mine);
    await userEvent.type(mine, "Some of us have traded shifts.");
    await userEvent.click(await send());
    expect(await screen.findByText(/^You said yes, with your changes/)).toBeVisible();
    expect(bodies[ANSWER]).toEqual({
      answer: "yes_with_changes",
      text_hash: QUESTION.text_hash,
      text: "Some of us have traded shifts.",
    });
  });

  it("sends a no without words, and leads nowhere but home", async () => {
    const { bodies } = await open("/consents/q1", { [READ]: QUESTION, [ANSWER]: stands("no") });
    await userEvent.click(await card("No"));
    await userEvent.click(await send());
    expect(await screen.findByText(/^Not this time. No reason is needed/)).toBeVisible();
    expect(bodies[ANSWER]).toEqual({ answer: "no" });
    expect(screen.queryByRole("link", { name: "Open the proposals" })).toBeNull();
  });

  it("keeps the choice when the words change meanwhile, and shows the new ones", async () => {
    const answers: Record<string, unknown> = {
      [READ]: QUESTION,
      [ANSWER]: refusing(409, "consent_text_changed", "The words have changed since."),
    };
    const { bodies } = await open("/consents/q1", answers);
    await userEvent.click(await card("Yes, to these words"));
    const newWords = { ...QUESTION, text: "Dana has traded shifts.", text_hash: "n".repeat(64) };
    answers[READ] = newWords;
    await userEvent.click(await send());
    expect(await screen.findByText("Dana has traded shifts.")).toBeVisible();
    expect(screen.getByText(/Your choice is kept/)).toBeVisible();
    expect(await card("Yes, to these words")).toBeChecked();
    answers[ANSWER] = { ...newWords, state: "yes", answers: [], abilities: {} };
    await userEvent.click(await send());
    await screen.findByText(/^You said yes to these words/);
    expect(bodies[ANSWER]).toEqual({ answer: "yes", text_hash: "n".repeat(64) });
  });

  it("is answered by the arrows and Control and Enter alone", async () => {
    const { bodies } = await open("/consents/q1", { [READ]: QUESTION, [ANSWER]: stands("not_now") });
    (await card("Yes, to these words")).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(await card("Not now")).toBeChecked();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/^Not now. It stays quiet/);
    expect(bodies[ANSWER]).toEqual({ answer: "not_now" });
  });

  it("offers three answers for what one would carry, and leads to it after a yes", async () => {
    const own = { kind: "co_own", thing_kind: "action", thing_id: "a1", answers: ["yes", "no", "not_now"] };
    await open("/consents/q1", {
      [READ]: { ...QUESTION, ...own },
      [ANSWER]: stands("yes", {}, { ...own, answers: [] }),
    });
    await userEvent.click(await card("Yes, to these words"));
    expect(screen.getAllByRole("radio")).toHaveLength(3);
    await userEvent.click(await send());
    expect(await screen.findByRole("link", { name: "See the action" })).toHaveAttribute(
      "href",
      "/c/c1/actions/a1",
    );
  });

  it("takes a yes back by one press, and can be given again", async () => {
    const answers: Record<string, unknown> = {
      [READ]: stands("yes", { revoke: true }),
      "POST /consents/q1/revoke": stands("revoked", { answer: true }, { answers: ["yes"] }),
    };
    await open("/consents/q1", answers);
    await userEvent.click(await button("Take my yes back"));
    expect(await screen.findByText(/What it was for has halted/)).toBeVisible();
    expect(await button("Give my yes again")).toHaveClass("btn", { exact: true });
  });

  it("says of a proposal's words that what was decided with them stands", async () => {
    await open("/consents/q1", { [READ]: { ...stands("revoked"), decided: true } });
    expect(await screen.findByText(/What was decided with these words stands/)).toBeVisible();
    expect(screen.queryByText(/What it was for has halted/)).toBeNull();
  });

  it("leads its asker once to the words that have to change", async () => {
    await open("/consents/q1", { [READ]: stands("revoked", {}, { asked_by_me: true, proposal_id: "p7" }) });
    expect(await screen.findByText(/took the yes back. What it was for has halted/)).toBeVisible();
    expect(screen.getAllByRole("link", { name: "Open the proposal" })).toHaveLength(1);
  });

  it("keeps the words of a yes with changes, also when the text has moved on meanwhile", async () => {
    const first = await open("/consents/q1", { [READ]: QUESTION });
    await userEvent.click(await card("Yes, with my changes"));
    await userEvent.clear(screen.getByRole("textbox", { name: "Your version" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Your version" }), "Some of us.");
    cleanup();
    expect(first.asked).not.toContain(ANSWER);
    await open("/consents/q1", { [READ]: { ...QUESTION, text: "Anew.", text_hash: "n".repeat(64) } });
    expect(await screen.findByRole("textbox", { name: "Your version" })).toHaveValue("Some of us.");
    expect(screen.getByText(/^The words have changed/)).toBeVisible();
  });

  it("leads to the proposal that it belongs to, before the answer and after a yes", async () => {
    const page = "/c/c1/proposals/p7";
    await open("/consents/q1", {
      [READ]: { ...QUESTION, thing_kind: "note", proposal_id: "p7" },
      [ANSWER]: stands("yes", {}, { thing_kind: "note", proposal_id: "p7" }),
    });
    expect(await screen.findByRole("link", { name: "Open the proposal" })).toHaveAttribute("href", page);
    await userEvent.click(await card("Yes, to these words"));
    await userEvent.click(await send());
    await screen.findByText(/^You said yes to these words/);
    expect(screen.getByRole("link", { name: "Open the proposal" })).toHaveAttribute("href", page);
  });

  it("leads to the list of proposals as long as one may not read the proposal", async () => {
    await open("/consents/q1", { [READ]: QUESTION, [ANSWER]: stands("yes") });
    await userEvent.click(await card("Yes, to these words"));
    expect(screen.queryByRole("link", { name: "Open the proposal" })).toBeNull();
    await userEvent.click(await send());
    expect(await screen.findByRole("link", { name: "Open the proposals" })).toHaveAttribute(
      "href",
      "/c/c1/decisions",
    );
  });

  it("offers no second yes where none would have an effect", async () => {
    await open("/consents/q1", { [READ]: stands("revoked") });
    expect(await screen.findByText(/What it was for has halted/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Give my yes again" })).toBeNull();
  });

  it("asks how it landed once it went out", async () => {
    const out = stands("yes", { revoke: true, say_landed: true }, { out_at: "2026-11-21T10:00:00Z" });
    const { bodies } = await open("/consents/q1", {
      [READ]: out,
      "POST /consents/q1/landed": { ...out, landed: "over" },
    });
    await userEvent.click(await card("Over me"));
    await userEvent.click(await button("Say how it landed"));
    expect(bodies["POST /consents/q1/landed"]).toEqual({ landed: "over" });
  });
});

describe("the one who asked", () => {
  const mine = (state: string, abilities: Part, rest: Part = {}) =>
    stands(state, abilities, { asked_by_me: true, from_name: "Dana", to_name: "Ruth", ...rest });

  it("reminds once, and can take the question back", async () => {
    const answers: Record<string, unknown> = {
      [READ]: mine("asked", { remind: true, withdraw: true }),
      "POST /consents/q1/remind": mine("asked", { withdraw: true }, { reminded_at: "2026-11-21T10:00:00Z" }),
      "POST /consents/q1/withdraw": mine("withdrawn", {}),
    };
    await open("/consents/q1", answers);
    expect(await screen.findByText(/has not answered yet. That is not a yes/)).toBeVisible();
    await userEvent.click(await button("Remind once"));
    expect(await screen.findByText(/There is one reminder only/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Remind once" })).toBeNull();
    await userEvent.click(await button("Take the question back"));
    expect(await screen.findByText(/^You have taken the question back/)).toBeVisible();
  });

  it("reads both wordings side by side, and takes the other one", async () => {
    const changed = { changed_text: "Some of us have traded shifts." };
    const { asked } = await open("/consents/q1", {
      [READ]: mine("yes_with_changes", { take_changes: true }, changed),
      "POST /consents/q1/take-changes": mine("yes", {}, { ...changed, text: changed.changed_text }),
    });
    expect(await screen.findByText("Some of us have traded shifts.")).toBeVisible();
    expect(screen.getByRole("heading", { name: "As Ruth would have it" })).toBeVisible();
    await userEvent.click(await button("Take these words"));
    expect(await screen.findByText(/said yes to these words/)).toBeVisible();
    expect(screen.getAllByText(changed.changed_text)).toHaveLength(1);
    expect(asked).toContain("POST /consents/q1/take-changes");
  });

  it("is led to take the name out after a no", async () => {
    await open("/consents/q1", { [READ]: mine("no", {}) });
    const how = (await screen.findByRole("heading", { name: "How it can go on" }))
      .parentElement as HTMLElement;
    expect(how).toHaveTextContent("Take the name out");
    expect(within(how).getByRole("link", { name: "Open the proposals" })).toBeVisible();
  });
});

describe("all questions", () => {
  it("stand in two lists, each with its state in words", async () => {
    await open("/requests", { "GET /consents": { items: [QUESTION], next: null } });
    expect(await screen.findByRole("heading", { name: "Asked by me" })).toBeVisible();
    await waitFor(() => expect(screen.getAllByRole("link", { name: QUESTION.title })).toHaveLength(2));
    expect(screen.getAllByText(/This question is open until/)[0]).toBeVisible();
  });
});

describe("a mandate", () => {
  const MANDATE = {
    id: "n1",
    coalition_id: "c1",
    given_by_me: true,
    from_id: "m1",
    from_name: "Dana",
    to_id: "m2",
    to_name: "Ruth",
    topic: "Prayer times",
    forum: "coalition",
    until: "2026-12-20",
    given_at: "2026-11-20T10:00:00Z",
    revoked_at: null,
    live: true,
    uses: [
      {
        consent_id: "q1",
        thing_kind: "note",
        thing_id: "x",
        title: "Friday shifts",
        text: "Friday shifts",
        used_at: "2026-11-21T10:00:00Z",
        out: true,
        state: "yes",
      },
    ],
    abilities: { revoke: true },
  };
  const listed = (...items: unknown[]) => ({ items, next: null });
  const people = listed({ id: "m2", name: "Ruth", mine: false, standing: "member", abilities: {} });

  it("shows each use, and is taken back in one step", async () => {
    const answers: Record<string, unknown> = {
      "GET /coalitions/c1/mandates": listed(MANDATE),
      "POST /mandates/n1/revoke": MANDATE,
    };
    const { asked } = await open("/c/c1/mandates", answers);
    expect(await screen.findByText("Used once")).toBeVisible();
    expect(screen.getByText("Friday shifts").closest("a")).toHaveAttribute("href", "/consents/q1");
    await userEvent.click(await button("Take it back: Prayer times"));
    expect(asked).toContain("POST /mandates/n1/revoke");
  });

  it("is given with an end, and says so when there is none", async () => {
    const { bodies } = await open("/c/c1/mandates", {
      "GET /coalitions/c1/mandates": listed(),
      "GET /coalitions/c1/members": people,
      "POST /coalitions/c1/mandates": MANDATE,
    });
    await userEvent.click(await button("Give a mandate"));
    await userEvent.selectOptions(await screen.findByLabelText("Who may speak in your name?"), "Ruth");
    await userEvent.type(screen.getByLabelText("About what?"), "Prayer times");
    await userEvent.click(await card("Before the members of the coalition"));
    const until = screen.getByLabelText("Until which day?");
    expect(until).toHaveValue(dayFromNow(30));
    await userEvent.clear(until);
    await userEvent.click(await button("Give this mandate"));
    expect(await wrong()).toHaveTextContent("A mandate needs an end.");
    await userEvent.type(until, dayFromNow(20));
    await userEvent.click(await button("Give this mandate"));
    await button("Give a mandate");
    expect(bodies["POST /coalitions/c1/mandates"]).toEqual({
      to: "m2",
      topic: "Prayer times",
      forum: "coalition",
      until: dayFromNow(20),
    });
  });
});

it("keeps the topic of a mandate that is not given yet", async () => {
  const answers = {
    "GET /coalitions/c1/mandates": { items: [], next: null },
    "GET /coalitions/c1/members": { items: [], next: null },
  };
  await open("/c/c1/mandates", answers);
  await userEvent.click(await button("Give a mandate"));
  await userEvent.type(await screen.findByLabelText("About what?"), "Prayer times");
  cleanup();
  await open("/c/c1/mandates", answers);
  await userEvent.click(await button("Give a mandate"));
  expect(await screen.findByLabelText("About what?")).toHaveValue("Prayer times");
});

describe("a wish", () => {
  it("says until when it holds, and that it is ask me first after that", async () => {
    const nothing = { membership_id: "m1", choice: "ask_first", words: null, stands_until: null };
    const said = { ...nothing, choice: "stand_beside", stands_until: "2027-02-19T10:00:00Z" };
    const saying = "PUT /coalitions/c1/my-preference";
    const { bodies } = await open("/c/c1/wish", {
      "GET /coalitions/c1/my-preference": nothing,
      [saying]: said,
    });
    expect(await screen.findByText(/^Now: ask me first/)).toBeVisible();
    await userEvent.click(await card("Stand beside me"));
    await userEvent.click(await button("Save my wish"));
    expect(await screen.findByText(/then it is “ask me first” again/)).toBeVisible();
    expect(bodies[saying]).toEqual({ choice: "stand_beside" });
  });
});

it("shows all that a yes would bring about, not the words alone", async () => {
  const nothing = { agreement: null, decision: null, initiative: null };
  const would = {
    ...{ kind: "agreement", payload: { about: "Dana holds the keys." }, trial_days: 30 },
    ...{ review_on: "2027-05-01", note: "So that it fits.", ask: null, asked_of: null },
    ...{ wanted_by: null, about: null },
    refers_to: { ...nothing, agreement: { id: "a1", title: "Shifts are traded" } },
  };
  await open("/consents/q1", { [READ]: { ...QUESTION, would } });
  expect(await screen.findByRole("heading", { name: "What would be done" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Shifts are traded" })).toBeVisible();
  expect(screen.getByText("Dana holds the keys.")).toBeVisible();
  expect(screen.getByText("So that it fits.")).toBeVisible();
  expect(screen.getByText(/Tried for 30 days/)).toBeVisible();
});

it("names what its reader may not read as one that members read", async () => {
  const would = {
    ...{ kind: "retirement", payload: {}, trial_days: null, review_on: null, note: null },
    ...{ ask: null, asked_of: null, wanted_by: null, about: null },
    refers_to: { agreement: null, initiative: null, decision: { id: null, title: null } },
  };
  await open("/consents/q1", { [READ]: { ...QUESTION, would } });
  expect(await screen.findByText("One that members read")).toBeVisible();
});
