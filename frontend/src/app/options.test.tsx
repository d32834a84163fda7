/** Proposing what can be chosen among, in the whole app against a server that answers by address. */
import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { button, withoutAStream } from "@/testing/app";
import { open } from "@/testing/proposal";

withoutAStream();

describe("proposing them", () => {
  const PROPOSING = "POST /coalitions/c1/proposals";
  const draft = (kind: string, more: object = {}) =>
    localStorage.setItem(
      "alongside.draft.propose.c1",
      JSON.stringify({ kind, title: "What we cook", text: "For the feast.", ...more }),
    );
  const line = (name: string) => screen.findByLabelText(name);
  async function send() {
    await userEvent.click(await button("Continue to the people"));
    await userEvent.click(await button("Continue and read it"));
    await userEvent.click(await button("Send"));
  }

  it("lists options line by line, moved and taken out by buttons, none alike", async () => {
    draft("choice");
    const { bodies } = await open("/c/c1/propose/text", { [PROPOSING]: { id: "p9" } });
    await userEvent.type(await line("Option 1"), "Soup");
    await userEvent.type(await line("Option 2"), "soup");
    await userEvent.click(await button("Continue to the people"));
    expect(await screen.findAllByText(/read the same/)).toHaveLength(2);
    await userEvent.click(screen.getByRole("link", { name: /read the same/ }));
    expect(await line("Option 1")).toHaveFocus();
    await userEvent.click(await button("Add an option"));
    await vi.waitFor(async () => expect(await line("Option 3")).toHaveFocus());
    await userEvent.keyboard("Bread");
    const up = await button("Move up: Option 3");
    up.focus();
    await userEvent.keyboard("{Enter}");
    expect(await line("Option 2")).toHaveValue("Bread");
    await vi.waitFor(() => expect(up).toHaveFocus());
    await userEvent.click(await button("Take out: Option 3"));
    await vi.waitFor(async () => expect(await line("Option 2")).toHaveFocus());
    await send();
    await vi.waitFor(() =>
      expect(bodies[PROPOSING]).toMatchObject({ payload: { options: ["Soup", "Bread"] } }),
    );
  });

  it("takes several lines that are pasted at once", async () => {
    draft("choice");
    await open("/c/c1/propose/text");
    (await line("Option 1")).focus();
    await userEvent.paste("Soup\nBread\nRice");
    expect(await line("Option 3")).toHaveValue("Rice");
  });

  it("takes times as clocks show them in the coalition's zone", async () => {
    draft("choice", { choose_from: "times" });
    const { bodies } = await open("/c/c1/propose/text", { [PROPOSING]: { id: "p9" } });
    expect(await screen.findByText("Asia/Tokyo")).toBeVisible();
    const days = screen.getAllByLabelText("Day");
    const hours = screen.getAllByLabelText("Time of day");
    fireEvent.change(days[0] as Element, { target: { value: "2030-12-01" } });
    fireEvent.change(days[1] as Element, { target: { value: "2030-12-02" } });
    fireEvent.change(hours[0] as Element, { target: { value: "18:00" } });
    await userEvent.click(await button("Continue to the people"));
    expect(await screen.findAllByText(/its day and its time/)).toHaveLength(2);
    fireEvent.change(hours[1] as Element, { target: { value: "08:30" } });
    await send();
    await vi.waitFor(() =>
      expect(bodies[PROPOSING]).toMatchObject({
        payload: { times: ["2030-12-01T09:00:00.000Z", "2030-12-01T23:30:00.000Z"] },
      }),
    );
  });

  it("says of a lot how it can be drawn again", async () => {
    draft("lot", { among: "members", draw: "2" });
    const { bodies } = await open("/c/c1/propose/text", { [PROPOSING]: { id: "p9" } });
    expect(await screen.findByText("How anyone can draw it again")).toBeVisible();
    expect(screen.queryByLabelText("Option 1")).toBeNull();
    await send();
    await vi.waitFor(() =>
      expect(bodies[PROPOSING]).toMatchObject({ payload: { among: "members", draw: 2 } }),
    );
  });
});
