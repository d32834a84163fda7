/** One commitment, in the whole app against a server that answers by address. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { dayFromNow, dayOfWeek, dayText, weekdayOf } from "@/lib/dates";
import { button, openApp, withoutAStream } from "@/testing/app";
import { commitment, mine, said } from "@/testing/commitment";
import { ME } from "@/testing/people";

withoutAStream();

const PATH = "GET /commitments/k1";
const WORDS = "GET /commitments/k1/check-ins";
const open = (answers: Record<string, unknown>) =>
  openApp("/commitments/k1", Object.assign(answers, { [WORDS]: { items: [], next: null }, ...answers }));

describe("what a peer says to a check-in", () => {
  const asks = said({ request_id: "r1", ask: "Who knows the building rules?" });

  it("is pressed once, and stands there when the page is opened again", async () => {
    const answers: Record<string, unknown> = {
      [PATH]: commitment({ mine: null }),
      [WORDS]: { items: [asks], next: null },
      "POST /check-ins/w1/replies": { id: "o1", offer_id: "o1" },
    };
    await open(answers);
    const help = await button("I can help");
    answers[WORDS] = {
      items: [{ ...asks, offer: "offered", abilities: { reply: true, help: false } }],
      next: null,
    };
    await userEvent.click(help);
    expect(
      await screen.findByText("Your offer is with them. Nobody else sees it.", { selector: "p.small" }),
    ).toBeVisible();
    expect(screen.queryByRole("button", { name: "I can help" })).toBeNull();
    expect(await button("Seen")).toBeVisible();
  });

  it("is the same where nothing is asked for: it stands there as an offer", async () => {
    const answers: Record<string, unknown> = {
      [PATH]: commitment({ mine: null }),
      [WORDS]: { items: [said()], next: null },
      "POST /check-ins/w1/replies": { id: "o1", offer_id: "o1" },
    };
    await open(answers);
    const help = await button("I can help");
    answers[WORDS] = {
      items: [said({ offer: "offered", abilities: { reply: true, help: false } })],
      next: null,
    };
    await userEvent.click(help);
    expect(
      await screen.findByText("Your offer is with them. Nobody else sees it.", { selector: "p.small" }),
    ).toBeVisible();
  });

  it("says how an offer stands that was answered", async () => {
    const accepted = { ...asks, offer: "accepted", abilities: { reply: true, help: false } };
    await open({ [PATH]: commitment({ mine: null }), [WORDS]: { items: [accepted], next: null } });
    expect(await screen.findByText("Your offer · Accepted.")).toBeVisible();
  });
});

it("opens a way on below its button, and closes it by the same press with what was typed kept", async () => {
  await open({ [PATH]: commitment() });
  const way = await button("Let it go");
  expect(way).toHaveAttribute("aria-expanded", "false");
  await userEvent.click(way);
  expect(way).toHaveAttribute("aria-expanded", "true");
  await userEvent.type(screen.getByRole("textbox"), "Two rooms are left");
  await userEvent.click(way);
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(way).toHaveFocus();
  await userEvent.click(way);
  expect(screen.getByRole("textbox")).toHaveValue("Two rooms are left");
});

it("offers someone new no question to people they do not read of yet", async () => {
  const seats = [{ ...ME.seats[0], standing: "newcomer" }];
  await openApp("/commitments/k1", {
    "GET /me": { ...ME, seats },
    [PATH]: commitment({ abilities: { ...commitment().abilities, ask_companion: true, share: true } }),
    [WORDS]: { items: [], next: null },
  });
  expect(await button("Let it go")).toBeVisible();
  for (const name of ["Hand it over", "Ask someone to walk along", "Ask someone to hold it too"])
    expect(screen.queryByRole("button", { name })).toBeNull();
});

it("keeps each reader’s name apart from the others, so that every language can join them", async () => {
  const names = { check_ins_read_by_names: ["Dana Levi", "أمينة يوسف"] };
  await open({ [PATH]: commitment({ mine: mine(names) }) });
  expect(await screen.findByText("Read by \u2068Dana Levi\u2069 and \u2068أمينة يوسف\u2069.")).toBeVisible();
});

it("says when the next word is asked for, once there is one", async () => {
  const next_due_on = dayFromNow(4);
  await open({ [PATH]: commitment({ mine: mine({ next_due_on }), abilities: { check_in: false } }) });
  expect(await screen.findByText(/^Your word for now is there/)).toHaveTextContent(dayText(next_due_on));
});

it("offers to walk along only with a part that one does not walk along with yet", async () => {
  const holder = (membership_id: string, name: string) => ({
    ...{ membership_id, name, is_me: false, status: "active", handed_over: false },
    ...{ by_when: "2026-12-18", last_words: null },
  });
  const walked = {
    ...{ id: "x1", name: "Dana", with_id: "m2", with_name: "Amina", is_me: true, with_me: false },
    since: "2026-11-02T10:00:00Z",
  };
  await open({
    [PATH]: commitment({
      mine: null,
      holders: [holder("m2", "Amina"), holder("m3", "Jun")],
      companions: [walked],
      abilities: { offer_companion: true },
    }),
  });
  await userEvent.click(await button("Offer to walk along"));
  const parts = await screen.findByRole("combobox", { name: /With whose part/ });
  expect([...parts.querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual(["Jun"]);
});

describe("who reads a step of one’s own", () => {
  const others = { words_read_by_names: ["Amina"], steps_read_by_names: ["Amina", "Jun"] };
  /** Without the marks around names. */
  const line = () => document.querySelector("form .seen")?.textContent?.replaceAll(/[\u2068\u2069]/g, "");
  it.each([
    ["coalition", others, "Your words are read by Amina. The step itself is read by the coalition."],
    ["coalition", {}, "Your words are read by you alone. The step itself is read by the coalition."],
    ["partners", others, "Your words are read by Amina. The step itself is read by Amina and Jun."],
    ["partners", { ...others, words_read_by_names: ["Amina", "Jun"] }, "Read by Amina and Jun."],
    ["partners", {}, "Read by you alone."],
  ])("of a commitment for the %s: %j", async (read_by, names, words) => {
    await open({ [PATH]: commitment({ read_by, mine: mine(names) }) });
    await userEvent.click(await button("Let it go"));
    expect(line()).toBe(words);
    await userEvent.click(await button("Change the date"));
    expect(line()).toBe(`${words} In time, a change counts as keeping faith.`);
  });
});

it("lets one choose who reads the next word also on a day that has its word", async () => {
  const abilities = { check_in: false, set_audience: true };
  await open({ [PATH]: commitment({ abilities }) });
  expect(await button("Let the whole coalition read my next check-ins")).toBeVisible();
});

describe("a rhythm of its own", () => {
  it("begins on the weekday of its first day", async () => {
    await openApp("/c/c1/commit", { "GET /coalitions/c1": { id: "c1", name: "Room", rhythm: null } });
    await userEvent.selectOptions(
      await screen.findByLabelText("How often will you give a word on it?"),
      "own",
    );
    const chosen = screen.getAllByRole("checkbox", { checked: true });
    expect(chosen).toHaveLength(1);
    expect(chosen[0]).toHaveAccessibleName(dayOfWeek(weekdayOf(dayFromNow(0))));
  });
});

describe("one’s own days", () => {
  it("show a word that waits on its own day, before the weeks from today", async () => {
    const row = { id: "k1", coalition_id: "c1", coalition: "Room", sentence: "Ask for the plan" };
    const [friday, today, later] = [dayFromNow(-3), dayFromNow(0), dayFromNow(4)];
    await openApp("/calendar", {
      "GET /calendar": {
        from_day: today,
        until_day: dayFromNow(34),
        items: [
          { ...row, day: friday, kind: "word" },
          { ...row, day: later, kind: "word" },
        ],
      },
    });
    const under = async (name: RegExp | string) =>
      within((await screen.findByRole("heading", { level: 2, name })).parentElement as HTMLElement);
    const before = await under("From before today");
    expect(before.getByText(dayText(friday))).toBeVisible();
    expect(before.queryByText(dayText(later))).toBeNull();
    expect((await under(/^Week from/)).getByText(dayText(later))).toBeVisible();
  });
});
