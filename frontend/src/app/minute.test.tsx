/** The check-in page, in the whole app against a server that answers by address. */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { dropAllDrafts } from "@/lib/drafts";
import type { Waiting } from "@/lib/own/sending";
import { showWaiting } from "@/lib/own/shown";
import { button, openApp, withoutAStream } from "@/testing/app";
import { commitment, mine } from "@/testing/commitment";

withoutAStream();

const ITEM: Waiting = {
  key: "a1",
  person: "p1",
  path: "/api/v1/commitments/k1/check-ins",
  body: { answer: "moving", words: "They answer on Tuesday" },
  language: "en",
  written_at: "2026-11-20T10:00:00Z",
  about: "k1",
  title: "Ask for the plan of floor 3",
};
const SAY = "POST /commitments/k1/check-ins";
const PATH = "GET /commitments/k1";
const since = "What you typed since is here, and not sent.";
const show = (...items: Waiting[]) => act(() => showWaiting(items));
const box = () => screen.findByRole("textbox", { name: /^Anything your partners/ });

describe("what is asked for in a word", () => {
  const NOBODY = /^Nobody else reads this, so an ask reaches nobody/;
  it.each([
    [true, {}],
    [false, { check_ins_read_by_names: ["Amina"] }],
    [false, { check_ins_read_by: "coalition" }],
  ])("reaches nobody: %s, with %j", async (nobody, read) => {
    await openApp("/check-in/k1", { [PATH]: commitment({ mine: mine(read) }) });
    await userEvent.click(await screen.findByText("Ask for something"));
    const field = screen.getByRole("textbox", { name: /^What would help/ });
    if (nobody) expect(field).toHaveAccessibleDescription(NOBODY);
    else expect(screen.queryByText(NOBODY)).toBeNull();
  });
});

describe("words that wait and are changed", () => {
  beforeEach(() => {
    dropAllDrafts();
    showWaiting([]);
  });

  async function changing(answers: Record<string, unknown> = {}) {
    const given = Object.assign(answers, { [PATH]: commitment(), [SAY]: { id: "w9" }, ...answers });
    const server = await openApp("/check-in/k1", given);
    await button("Send check-in");
    show(ITEM);
    expect(await box()).toHaveValue(ITEM.body.words as string);
    return server;
  }

  it("stay in their box when they arrive meanwhile, and what was typed goes as a word of its own", async () => {
    const { bodies } = await changing();
    await userEvent.type(await box(), " and");
    show({ ...ITEM, sent: true, body: {}, title: "" });
    expect(await screen.findByText(since, { selector: "p" })).toBeVisible();
    expect(await box()).toHaveFocus();
    await userEvent.keyboard(" on Friday");
    expect(await box()).toHaveValue("They answer on Tuesday and on Friday");
    await userEvent.click(await button("Send check-in"));
    expect(await screen.findByText("Your word is there.")).toBeVisible();
    expect(bodies[SAY]).toEqual({ answer: "moving", words: "They answer on Tuesday and on Friday" });
  });

  it("stay in their box where no other word is asked for yet", async () => {
    const answers: Record<string, unknown> = {};
    await changing(answers);
    await userEvent.type(await box(), " or later");
    answers[PATH] = commitment({ mine: mine({ next_due_on: "2026-11-27" }), abilities: { check_in: false } });
    show({ ...ITEM, sent: true, body: {}, title: "" });
    expect(await screen.findByText(/Your word for now is there. The next one/)).toBeVisible();
    expect(await box()).toHaveValue("They answer on Tuesday or later");
  });

  it("stand beside those that came back", async () => {
    await changing();
    await userEvent.type(await box(), " or later");
    show({ ...ITEM, refused: { code: "due_day_over", detail: "That day is over." } });
    expect(await screen.findByText(/That day is over/)).toBeVisible();
    expect(await box()).toHaveValue("They answer on Tuesday or later");
  });

  it("leave a page that they were only read on", async () => {
    await changing();
    show({ ...ITEM, sent: true, body: {}, title: "" });
    expect(screen.queryByText(since)).toBeNull();
    expect(screen.getByRole("radio", { name: "Moving" })).not.toBeChecked();
  });
});

it("offers the ways on that are open, and none that would be refused", async () => {
  const { abilities } = commitment();
  await openApp("/check-in/k1", {
    [PATH]: commitment({ abilities: { ...abilities, reword: false, hand_over: false } }),
  });
  await userEvent.click(await screen.findByRole("radio", { name: "I want to change or let go of this" }));
  expect(await screen.findByRole("link", { name: "Change the date" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Let it go" })).toBeVisible();
  expect(screen.queryByRole("link", { name: "Make it smaller" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Hand it over" })).toBeNull();
});
