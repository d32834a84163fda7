/** What one asked and offered, in the whole app against a server that answers by address. */
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { openApp, withoutAStream } from "@/testing/app";
import { ME } from "@/testing/people";

withoutAStream();

const WHO = { id: "m1", name: "Dana" };
const OTHER = { id: "m2", name: "Amina" };
const PLACE = { coalition_id: "c1", coalition: "Room for everyone" };
const request = (more: object) => ({
  ...PLACE,
  ...{ id: "r1", asked_by: WHO, to_member: null, commitment_id: null, is_mine: true, kind: "time" },
  ...{ text: "Someone to read it", wanted_by: null, last_day: "2026-12-23", state: "open", ending: null },
  ...{ helped_by: [], asked_at: "2026-11-23T10:00:00Z", ended_at: null, offers: [], abilities: {} },
  ...more,
});
const offer = (more: object) => ({
  ...PLACE,
  ...{ id: "o1", request_id: null, action_id: null, commitment_id: "k1", about: "Draft the letter" },
  ...{ from_member: WHO, to_member: OTHER, is_mine: true, kind: "presence", text: "", until: null },
  ...{ named: false, state: "offered", how: null, answer_by: "2026-12-07", answered_at: null },
  ...{ offered_at: "2026-11-23T10:00:00Z", delivered_at: null, answers: [], abilities: {} },
  ...more,
});
const page = (...items: object[]) => ({ items, next: null });
/** Without the marks around names. */
const plain = (text: string | null) => text?.replaceAll(/[\u2068\u2069]/g, "");

it("says of an ask without a day until when it is open, and of one with a day by when it is wanted", async () => {
  await openApp("/support/mine", {
    "GET /support-requests": page(
      request({}),
      request({ id: "r2", text: "A room", wanted_by: "2026-12-01", last_day: "2026-12-01" }),
      request({ id: "r3", text: "A lamp", state: "accepted" }),
    ),
    "GET /offers": page(),
  });
  await screen.findByRole("link", { name: "Someone to read it" });
  const rows = screen.getAllByRole("listitem").map(({ textContent }) => plain(textContent));
  const about = (text: string) => rows.find((row) => row?.startsWith(text));
  expect(about("Someone to read it")).toMatch(/· Open until .*23.*\.$/);
  expect(about("A room")).toMatch(/· Open\. By .*1.*\.$/);
  expect(about("A lamp")).toMatch(/· An offer was accepted\.$/);
});

it("names what an offer without words of its own answers", async () => {
  await openApp("/support/mine", {
    "GET /support-requests": page(),
    "GET /offers": page(offer({}), offer({ id: "o2", about: null, commitment_id: null })),
  });
  expect(await screen.findByRole("link", { name: /^I can help · Draft the letter$/ })).toBeVisible();
  expect(screen.getByRole("link", { name: "I can help" })).toBeVisible();
});

it("leads from an offer to the commitment on which the word was said", async () => {
  await openApp("/support/offers/o1", { "GET /offers/o1": offer({}) });
  const link = await screen.findByRole("link", { name: "Draft the letter" });
  expect(link).toHaveAttribute("href", "/commitments/k1");
});

it("tells a newcomer nothing of what everyone is asked and offered, which they do not read yet", async () => {
  const empty = { "GET /support-requests": page(), "GET /offers": page() };
  const seats = [{ ...ME.seats[0], standing: "newcomer" }];
  await openApp("/support", { "GET /me": { ...ME, seats }, ...empty });
  expect(await screen.findByText("Nobody asks you alone for anything now.")).toBeVisible();
  expect(screen.queryByText("Nobody else asks everyone for anything now.")).toBeNull();
  expect(screen.queryByRole("link", { name: "Offers open to all" })).toBeNull();
});

it("tells a member that nobody asks everyone for anything", async () => {
  await openApp("/support", { "GET /support-requests": page(), "GET /offers": page() });
  expect(await screen.findByText("Nobody else asks everyone for anything now.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Offers open to all" })).toBeVisible();
});
