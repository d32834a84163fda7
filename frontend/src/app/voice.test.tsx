/** Giving one's voice, and writing with others, in the whole app against a server that answers by address. */
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { button, withoutAStream, wrong } from "@/testing/app";
import { ME } from "@/testing/people";
import { AMINA, line, OBJECTION, open, PAGE, PROPOSAL, READ } from "@/testing/proposal";
import { refusing, serving } from "@/testing/server";

withoutAStream();

const card = (name: string) => screen.getByRole("radio", { name });

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
