/** A pair can be asked for from one's own commitment too: one question about both parts. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openApp, withoutAStream } from "@/testing/app";

withoutAStream();
const MINE = "GET /commitments/k1";
const COMMITMENT = {
  id: "k1",
  coalition_id: "c1",
  sentence: "I write the letter",
  by_when: "2027-01-08",
  first_by_when: "2027-01-08",
  rhythm: "none",
  own_rhythm: null,
  weekday: "friday",
  read_by: "coalition",
  serves: { kind: "itself", id: null, title: null },
  holders: [],
  changes: [],
  companions: [],
  requests: [],
  taken_up: [],
  beside: null,
  mine: null,
  ended_at: null,
  made_at: "2026-11-01T10:00:00Z",
  updated_at: "2026-11-01T10:00:00Z",
  version: 1,
  abilities: { ask_companion: true },
};
const held = (id: string, sentence: string, ...holders: object[]) => ({ id, sentence, holders });
const SAM = { membership_id: "m2", is_me: false };

it("is one question about one's own part and the one that was chosen of theirs", async () => {
  const { bodies } = await openApp("/commitments/k1", {
    [MINE]: COMMITMENT,
    "GET /commitments/k1/check-ins": { items: [], next: null },
    "GET /coalitions/c1/members": {
      items: [
        { id: "m1", name: "Dana", mine: true },
        { id: "m2", name: "Sam", mine: false },
        { id: "m3", name: "Ada", mine: false },
      ],
      next: null,
    },
    "GET /coalitions/c1/board": {
      items: [
        held("k1", "I write the letter", { membership_id: "m1", is_me: true }),
        held("k2", "I find a room", SAM),
        held("k3", "We paint it", SAM, { membership_id: "m1", is_me: true }),
      ],
      next: null,
    },
    "POST /commitments/k2/companion-offers": COMMITMENT,
  });
  const hands = userEvent.setup();
  await hands.click(await screen.findByRole("button", { name: "Ask someone to walk along" }));
  const whom = await screen.findByRole("combobox", { name: /Whom/ });
  await hands.selectOptions(whom, "Ada");
  expect(screen.queryByRole("combobox", { name: /in turn/ })).toBeNull();
  await hands.selectOptions(whom, "Sam");
  const pair = await screen.findByRole("combobox", { name: /in turn/ });
  expect([...pair.querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual([
    "No, only with mine",
    "I find a room",
  ]);
  await hands.selectOptions(pair, "I find a room");
  await hands.click(screen.getByRole("button", { name: "Ask" }));
  expect(bodies["POST /commitments/k2/companion-offers"]).toEqual({ membership_id: "m2", pair: "k1" });
});
