/** One's own calendar, in the whole app against a server that answers by address. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { button, openApp, withoutAStream } from "@/testing/app";

withoutAStream();

const NONE = { made_at: null, kinds: ["word", "end", "closing", "review"] };
const MADE = { ...NONE, made_at: "2026-11-20T10:00:00Z" };
const URL_OF_IT = "https://example.org/api/v1/calendar/secret.ics";
const box = (name: RegExp) => screen.findByRole("checkbox", { name });

describe("the address of one’s own calendar", () => {
  it("is made by a press, shown this once, and copied or selected", async () => {
    const answers: Record<string, unknown> = {
      "GET /me/calendar": NONE,
      "POST /me/calendar/address": { ...MADE, url: URL_OF_IT },
    };
    await openApp("/you/calendar", answers);
    expect(await screen.findByText("There is no address yet.")).toBeVisible();
    answers["GET /me/calendar"] = MADE;
    await userEvent.click(await button("Make an address"));
    expect(await screen.findByRole("heading", { name: "The address is ready" })).toHaveFocus();
    expect(screen.getByLabelText("Address of your calendar")).toHaveValue(URL_OF_IT);
    expect(screen.getByText(/shown this once/)).toBeVisible();
  });

  it("is never shown again, and ends by a press", async () => {
    const answers: Record<string, unknown> = {
      "GET /me/calendar": MADE,
      "POST /me/calendar/address": { ...MADE, url: null },
      "DELETE /me/calendar/address": null,
    };
    await openApp("/you/calendar", answers);
    expect(await screen.findByText(/There is an address, made on/)).toBeVisible();
    await userEvent.click(await button("Make a new address"));
    expect(await screen.findByText(/This address was shown before/)).toBeVisible();
    answers["GET /me/calendar"] = NONE;
    await userEvent.click(await button("End the address"));
    expect(await screen.findByText("There is no address yet.")).toBeVisible();
  });
});

describe("what stands in it", () => {
  it("is chosen by kind", async () => {
    const { bodies } = await openApp("/you/calendar", {
      "GET /me/calendar": MADE,
      "PUT /me/calendar/kinds": { ...MADE, kinds: ["word", "end", "review"] },
    });
    await userEvent.click(await box(/Something closes/));
    await userEvent.click(await button("Save"));
    expect((await screen.findAllByText(/^Saved\./))[0]).toBeVisible();
    expect(bodies["PUT /me/calendar/kinds"]).toEqual({ kinds: ["word", "end", "review"] });
    expect(await box(/Something closes/)).not.toBeChecked();
  });
});
