/** What muting does not fold is said where one mutes. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { openApp, withoutAStream } from "@/testing/app";
import { NOTES, note, open, PAGE, PROPOSAL, READ } from "@/testing/proposal";

withoutAStream();
const STAYS = "Concerns and objections stay open: whoever decides has to hear them.";

describe("muting somebody", () => {
  it("says under their words that concerns and objections stay open", async () => {
    await open(PAGE, {
      [READ]: PROPOSAL,
      [NOTES]: { items: [note("n1", "reaction", "Too loud.")], next: null },
    });
    await userEvent.click(await screen.findByText("More", { selector: "summary span" }));
    expect(screen.getByRole("button", { name: "Mute for me: Ruth" })).toBeVisible();
    expect(screen.getByText(STAYS)).toBeVisible();
  });

  it("says so beside those whom one muted", async () => {
    const muted = { membership_id: "m2", coalition_id: "c1", name: "Ruth", since: "2026-11-20T10:00:00Z" };
    await openApp("/you/muted", { "GET /me/mutes": { items: [muted] } });
    expect(await screen.findByText(STAYS)).toBeVisible();
  });
});
