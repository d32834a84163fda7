/** What was typed stays in sight when the chance to say it closes. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { dropAllDrafts, keepDraft, keepSent, readDraft } from "@/lib/drafts";
import { button, withoutAStream } from "@/testing/app";
import { NOTES, note, open, PAGE, PROPOSAL, READ, STAGE } from "@/testing/proposal";
import { serving } from "@/testing/server";

withoutAStream();
afterEach(dropAllDrafts);

const ASKING = {
  ...PROPOSAL,
  status: "questions",
  stage: { ...STAGE, name: "questions", number: 1 },
  abilities: { speak: true, pass: true, reply: true },
};
const PASSED = { ...ASKING, my_turn: "passed", abilities: { reply: true } };
const MINE = "Who has the key?";
/** The key under which the question may have arrived: with other words to it, the server refuses. */
const LOST = "0123456789abcdef0123456789abcdef";
const QUESTION = "note.p1.question.";

describe("words that were begun", () => {
  it("are still read after one has passed the round", async () => {
    await open(PAGE, { [READ]: ASKING, "POST /proposals/p1/pass": PASSED });
    await userEvent.type(await screen.findByLabelText("What do you need to know?"), MINE);
    expect(screen.queryByText("You had begun to write:")).toBeNull();
    await userEvent.click(await button("Pass this round"));
    expect(await screen.findByText("You had begun to write:")).toBeVisible();
    expect(screen.getByText(MINE)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Say it as a comment" })).toBeNull();
    await userEvent.click(await button("Take out"));
    expect(screen.queryByText(MINE)).toBeNull();
    expect(readDraft(QUESTION)).toBeNull();
  });

  it("are not read as left behind once they are sent", async () => {
    const said = { ...note("n1", "question", MINE), mine: true };
    await open(PAGE, { [READ]: ASKING });
    await userEvent.type(await screen.findByLabelText("What do you need to know?"), MINE);
    const spoken = { ...PASSED, my_turn: "spoken" };
    serving({ [READ]: spoken, [NOTES]: { items: [said], next: null }, "POST /proposals/p1/notes": said });
    let arrive = () => {};
    const spoke = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    // What was said arrives after one's turn: in between, the words are neither in the form nor among the notes.
    const answered = globalThis.fetch;
    vi.stubGlobal("fetch", async (request: Request) => {
      if (request.method === "GET" && request.url.includes("/notes")) await spoke;
      return answered(request);
    });
    await userEvent.click(await button("Ask a question"));
    expect(await screen.findByText("You have spoken in this stage.")).toBeVisible();
    expect(screen.queryByText("You had begun to write:")).toBeNull();
    arrive();
    expect((await screen.findAllByText(MINE, { selector: "li *" }))[0]).toBeVisible();
    expect(screen.queryByText("You had begun to write:")).toBeNull();
    expect(readDraft(QUESTION)).toBeNull();
  });

  it("are said as a comment where one can be made, when their writer sends them", async () => {
    keepDraft(QUESTION, { text: MINE });
    keepSent(QUESTION, { text: JSON.stringify({ text: MINE }), key: LOST });
    const { asked, bodies } = await open(PAGE, {
      [READ]: { ...PROPOSAL, abilities: { comment: true } },
      "POST /proposals/p1/notes": note("n2", "comment", MINE),
    });
    await userEvent.click(await button("Say it as a comment"));
    expect(screen.getByLabelText("What would you like to say?")).toHaveValue(MINE);
    expect(asked).not.toContain("POST /proposals/p1/notes");
    const answered = globalThis.fetch;
    const keys: (string | null)[] = [];
    vi.stubGlobal("fetch", (request: Request) => {
      if (request.method === "POST") keys.push(request.headers.get("Idempotency-Key"));
      return answered(request);
    });
    await userEvent.click(await button("Say it"));
    await expect.poll(() => screen.queryByText("You had begun to write:")).toBeNull();
    expect(bodies["POST /proposals/p1/notes"]).toEqual({ kind: "comment", text: MINE });
    expect(keys).toEqual([expect.not.stringMatching(new RegExp(`^${LOST}$`))]);
    expect(readDraft(QUESTION)).toBeNull();
  });

  it("stand open where they can still be said", async () => {
    keepDraft("note.p1.comment.", { text: MINE });
    await open(PAGE, { [READ]: { ...PROPOSAL, abilities: { comment: true } } });
    expect(await button("Say something")).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByLabelText("What would you like to say?")).toHaveValue(MINE);
    expect(screen.queryByText("You had begun to write:")).toBeNull();
  });
});
