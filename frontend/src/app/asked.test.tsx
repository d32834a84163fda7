/** What one asked of others, and all one is asked, in the whole app against a server that answers by address. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { button, withoutAStream } from "@/testing/app";
import { open, type Part, QUESTION, READ, stands } from "@/testing/question";

withoutAStream();

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

describe("Today", () => {
  it("names an offer that was made by one press, without words of its own", async () => {
    const offer = {
      ...{ id: "o1", thing_id: "r1", kind: "support_offer", who: "Ruth", text: "", answer_by: "2026-12-07" },
      ...{ coalition_id: "c1", coalition: "Room for everyone" },
    };
    await open("/", { "GET /today": { voice: [], promises: [], asked: [offer], waiting: [] } });
    expect(await screen.findByRole("link", { name: "I can help" })).toBeVisible();
    expect(screen.getByRole("link", { name: /^Answer ?: I can help$/ })).toBeVisible();
    expect(screen.getByText(/Open until/)).toBeVisible();
  });

  it("offers a check-in only while one would be taken", async () => {
    const part = {
      ...{ coalition_id: "c1", coalition: "Room for everyone", rhythm: "weekly", by_when: "2026-12-18" },
      ...{ status: "active", due_on: null, reminder: null, reminders_paused: false },
    };
    const promises = [
      { ...part, id: "k1", sentence: "Ask about room 3.12", takes_word: true },
      { ...part, id: "k2", sentence: "Draft the letter", takes_word: false },
    ];
    await open("/", { "GET /today": { voice: [], promises, asked: [], waiting: [] } });
    const offered = await screen.findAllByRole("link", { name: /^Check in/ });
    expect(offered.map((link) => link.getAttribute("href"))).toEqual(["/check-in/k1"]);
    const other = screen.getByRole("link", { name: /^Look at it again ?: Draft/ });
    expect(other).toHaveAttribute("href", "/commitments/k2");
  });
});
