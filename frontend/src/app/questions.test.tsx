/** A question to one person, in the whole app against a server that answers by address. */
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { button, withoutAStream, wrong } from "@/testing/app";
import { ALL, open, QUESTION, READ, stands } from "@/testing/question";
import { refusing } from "@/testing/server";

withoutAStream();

const card = (name: string) => screen.findByRole("radio", { name });

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
