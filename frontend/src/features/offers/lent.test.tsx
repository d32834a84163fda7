/** What answers a request can be lent too: then it says what, until when, and that nothing is expected for it. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openApp, withoutAStream, wrong } from "@/testing/app";

withoutAStream();
const REQUEST = {
  id: "r1",
  coalition_id: "c1",
  coalition: "Night shifts",
  asked_by: { id: "m2", name: "Sam" },
  to_member: null,
  commitment_id: null,
  is_mine: false,
  kind: "presence",
  text: "Somebody on the panel",
  wanted_by: null,
  last_day: "2027-01-08",
  state: "open",
  ending: null,
  helped_by: [],
  asked_at: "2026-11-20T10:00:00Z",
  ended_at: null,
  offers: [],
  abilities: { offer: true },
};

it("asks for its bounds where something is lent, and for none where somebody helps", async () => {
  const { bodies } = await openApp("/support/requests/r1", {
    "GET /support-requests/r1": REQUEST,
    "POST /support-requests/r1/offers": { id: "o1" },
  });
  const hands = userEvent.setup();
  await hands.click(await screen.findByRole("button", { name: "Offer something" }));
  expect(screen.queryByRole("checkbox", { name: /no strings/ })).toBeNull();
  await hands.selectOptions(screen.getByRole("combobox", { name: /What kind/ }), "A seat at a table (lent)");
  await hands.click(screen.getByRole("button", { name: "Offer" }));
  const summary = await wrong();
  expect(summary).toHaveTextContent("Please say what you offer.");
  expect(summary).toHaveTextContent("Please say until what day it is lent.");
  expect(summary).toHaveTextContent("no strings");
  await hands.selectOptions(screen.getByRole("combobox", { name: /What kind/ }), "Company");
  await hands.click(screen.getByRole("button", { name: "Offer" }));
  expect(bodies["POST /support-requests/r1/offers"]).toEqual({
    kind: "presence",
    named: false,
    no_strings: false,
  });
});
