/** Muting, reporting and looking, in the whole app against a server that answers by address. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { button, openApp, withoutAStream, wrong } from "@/testing/app";

withoutAStream();

const MUTED = { membership_id: "m2", coalition_id: "c1", name: "Ruth", since: "2026-11-20T10:00:00Z" };
const ASK = {
  id: "a1",
  coalition_id: "c1",
  kind: "access",
  text: "A room for the night shift",
  wanted_by: null,
  state: "open",
  in_name: "on_behalf",
  with_people: ["Kofi", "Amina"],
  waiting_for_yes: false,
  asked_by: { id: "m2", name: "Ruth" },
  asked_of: { id: "f1", name: "Ingrid" },
  action: null,
  opened_at: "2026-11-20T10:00:00Z",
  age_days: 2,
  answered_at: null,
  days_to_answer: null,
  answer_words: null,
  reason: null,
  advice_sought: null,
  delivered_at: null,
  abilities: {},
};
const folded = (...items: unknown[]) => ({ items });

describe("a text of somebody else", () => {
  it("says in whose name it is, and can be reported or its writer muted", async () => {
    const answers: Record<string, unknown> = {
      "GET /asks/a1": ASK,
      "GET /me/mutes": folded(),
      "GET /coalitions/c1/folds": folded(),
      "PUT /memberships/m2/mute": null,
    };
    await openApp("/asks/a1", answers);
    expect(await screen.findByText(/On behalf of/)).toHaveTextContent(
      /On behalf of .?Kofi.? and .?Amina.?\./,
    );
    expect(screen.getByText("Report this text")).toHaveAttribute("href", "/report/ask/a1");
    await userEvent.click(screen.getByText("More", { exact: false, selector: "summary span" }));
    answers["GET /me/mutes"] = folded(MUTED);
    await userEvent.click(await button("Mute for me: Ruth"));
    expect(await screen.findByText("Words of someone you muted.")).toBeVisible();
    expect(await button("Read again as before: Ruth")).toBeVisible();
  });

  it("is shown closed where two members folded it, and opens by a press", async () => {
    await openApp("/asks/a1", {
      "GET /asks/a1": ASK,
      "GET /me/mutes": folded(),
      "GET /coalitions/c1/folds": folded({ thing: { kind: "ask", id: "a1" }, until: "2026-11-25T10:00:00Z" }),
    });
    const closed = (await screen.findByText(/^Folded by two members until/)).closest("details");
    expect(closed).not.toHaveAttribute("open");
    await userEvent.click(screen.getByText("Show anyway", { exact: false }));
    expect(closed).toHaveAttribute("open");
  });
});

describe("a report", () => {
  it("asks for no words where too few could look at it", async () => {
    const few = { words: "There are not enough members.", abilities: { report: false } };
    await openApp("/report/note/n1", { "GET /reports/of/note/n1": few });
    expect(await screen.findByText(few.words)).toBeVisible();
    expect(await screen.findByText("Go to the people office first.")).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: "Report it" })).toBeNull();
  });

  it("says what happens next and shows the formal route, and goes without words too", async () => {
    const made = {
      id: "r1",
      coalition_id: "c1",
      thing: { kind: "note", id: "n1" },
      words: null,
      state: "open",
    };
    const { bodies } = await openApp("/report/note/n1", {
      "GET /reports/of/note/n1": { words: null, abilities: { report: true } },
      "POST /reports": made,
      "GET /reports/mine": {},
    });
    expect(await screen.findByText(/^Only a decision of the coalition keeps it folded/)).toBeVisible();
    expect(await screen.findByText("Go to the people office first.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to the formal route" })).toBeVisible();
    await userEvent.click(await button("Report it"));
    const said = (await screen.findByText(/^Reported./)).closest("[tabindex]");
    expect(said).toHaveFocus();
    expect(bodies["POST /reports"]).toEqual({ thing: "note", id: "n1" });
    expect(screen.getByText("Go to the people office first.")).toBeVisible();
  });

  it("is looked at with two equal answers, each with a reason", async () => {
    const report = {
      id: "r1",
      coalition_id: "c1",
      thing: { kind: "note", id: "n1" },
      text: "What was written",
      words: ["It names me."],
      asked_at: "2026-11-20T10:00:00Z",
      answer_by: "2026-11-23T10:00:00Z",
      my_answer: null,
      abilities: { answer: true },
    };
    const { bodies } = await openApp("/reports/r1", {
      "GET /reports/mine": { to_look_at: [report], made: [] },
      "POST /reports/r1/answer": { to_look_at: [], made: [] },
    });
    expect(await screen.findByText("It names me.")).toBeVisible();
    await userEvent.click(await screen.findByRole("radio", { name: "Leave it as it is" }));
    await userEvent.click(await button("Send my answer"));
    expect(await wrong()).toHaveTextContent("Say why, in a sentence.");
    await userEvent.type(screen.getByLabelText("Why?"), "It is about the rule.");
    await userEvent.click(await button("Send my answer"));
    expect(await screen.findByText("Your answer has arrived.")).toBeVisible();
    expect(bodies["POST /reports/r1/answer"]).toEqual({ answer: "leave", reason: "It is about the rule." });
  });
});

describe("whom one muted", () => {
  it("stands under You, and is read again by one press", async () => {
    const answers: Record<string, unknown> = {
      "GET /me/mutes": folded(MUTED),
      "DELETE /memberships/m2/mute": null,
    };
    await openApp("/you/muted", answers);
    const again = await button("Read again as before: Ruth");
    answers["GET /me/mutes"] = folded();
    await userEvent.click(again);
    expect(await screen.findByText(/^You have muted nobody/)).toBeVisible();
  });
});
