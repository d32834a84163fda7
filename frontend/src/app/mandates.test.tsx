/** What one allows beforehand and wishes for, in the whole app against a server that answers by address. */
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { dayFromNow } from "@/lib/dates";
import { button, withoutAStream, wrong } from "@/testing/app";
import { open } from "@/testing/question";

withoutAStream();

const card = (name: string) => screen.findByRole("radio", { name });

describe("a mandate", () => {
  const MANDATE = {
    id: "n1",
    coalition_id: "c1",
    given_by_me: true,
    from_id: "m1",
    from_name: "Dana",
    to_id: "m2",
    to_name: "Ruth",
    topic: "Prayer times",
    forum: "coalition",
    until: "2026-12-20",
    given_at: "2026-11-20T10:00:00Z",
    revoked_at: null,
    live: true,
    uses: [
      {
        consent_id: "q1",
        thing_kind: "note",
        thing_id: "x",
        title: "Friday shifts",
        text: "Friday shifts",
        used_at: "2026-11-21T10:00:00Z",
        out: true,
        state: "yes",
      },
    ],
    abilities: { revoke: true },
  };
  const listed = (...items: unknown[]) => ({ items, next: null });
  const people = listed({ id: "m2", name: "Ruth", mine: false, standing: "member", abilities: {} });

  it("shows each use, and is taken back in one step", async () => {
    const answers: Record<string, unknown> = {
      "GET /coalitions/c1/mandates": listed(MANDATE),
      "POST /mandates/n1/revoke": MANDATE,
    };
    const { asked } = await open("/c/c1/mandates", answers);
    expect(await screen.findByText("Used once")).toBeVisible();
    expect(screen.getByText("Friday shifts").closest("a")).toHaveAttribute("href", "/consents/q1");
    await userEvent.click(await button("Take it back: Prayer times"));
    expect(asked).toContain("POST /mandates/n1/revoke");
  });

  it("is given with an end, and says so when there is none", async () => {
    const { bodies } = await open("/c/c1/mandates", {
      "GET /coalitions/c1/mandates": listed(),
      "GET /coalitions/c1/members": people,
      "POST /coalitions/c1/mandates": MANDATE,
    });
    await userEvent.click(await button("Give a mandate"));
    await userEvent.selectOptions(await screen.findByLabelText("Who may speak in your name?"), "Ruth");
    await userEvent.type(screen.getByLabelText("About what?"), "Prayer times");
    await userEvent.click(await card("Before the members of the coalition"));
    const until = screen.getByLabelText("Until which day?");
    expect(until).toHaveValue(dayFromNow(30));
    await userEvent.clear(until);
    await userEvent.click(await button("Give this mandate"));
    expect(await wrong()).toHaveTextContent("A mandate needs an end.");
    await userEvent.type(until, dayFromNow(20));
    await userEvent.click(await button("Give this mandate"));
    await button("Give a mandate");
    expect(bodies["POST /coalitions/c1/mandates"]).toEqual({
      to: "m2",
      topic: "Prayer times",
      forum: "coalition",
      until: dayFromNow(20),
    });
  });
});

it("keeps the topic of a mandate that is not given yet", async () => {
  const answers = {
    "GET /coalitions/c1/mandates": { items: [], next: null },
    "GET /coalitions/c1/members": { items: [], next: null },
  };
  await open("/c/c1/mandates", answers);
  await userEvent.click(await button("Give a mandate"));
  await userEvent.type(await screen.findByLabelText("About what?"), "Prayer times");
  cleanup();
  await open("/c/c1/mandates", answers);
  await userEvent.click(await button("Give a mandate"));
  expect(await screen.findByLabelText("About what?")).toHaveValue("Prayer times");
});

describe("a wish", () => {
  it("says until when it holds, and that it is ask me first after that", async () => {
    const nothing = { membership_id: "m1", choice: "ask_first", words: null, stands_until: null };
    const said = { ...nothing, choice: "stand_beside", stands_until: "2027-02-19T10:00:00Z" };
    const saying = "PUT /coalitions/c1/my-preference";
    const { bodies } = await open("/c/c1/wish", {
      "GET /coalitions/c1/my-preference": nothing,
      [saying]: said,
    });
    expect(await screen.findByText(/^Now: ask me first/)).toBeVisible();
    await userEvent.click(await card("Stand beside me"));
    await userEvent.click(await button("Save my wish"));
    expect(await screen.findByText(/then it is “ask me first” again/)).toBeVisible();
    expect(bodies[saying]).toEqual({ choice: "stand_beside" });
  });
});
