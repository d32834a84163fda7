/** What is mailed, and the page that a mail leads to, in the whole app against a server that answers by address. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { KIND_NAMES } from "@/features/notices/words";
import { openApp, withoutAStream } from "@/testing/app";
import { refusing } from "@/testing/server";

withoutAStream();

const OVER = "This link is not whole, or works no more. What is mailed can be chosen after signing in.";
const LOOK = "POST /unsubscribe/look";

describe("the link of a mail that ends mails", () => {
  it.each(["/stop", "/stop#cut%"])("leads on where it did not come whole: %s", async (address) => {
    const { asked } = await openApp(address, { [LOOK]: refusing(410, "stop_link_over") });
    expect(await screen.findByText(OVER)).toBeVisible();
    expect(screen.getByRole("link", { name: "Notices and mails" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    expect(asked.includes(LOOK)).toBe(address !== "/stop");
  });

  it("names what the mail was about where it works", async () => {
    await openApp("/stop#whole", { [LOOK]: { kinds: { word: "at_once" } } });
    expect(await screen.findByRole("button", { name: /^No more mails/ })).toBeVisible();
  });
});

it("says of each way of being told what comes by it, and nothing of a digest without days", async () => {
  const ways = Object.fromEntries(KIND_NAMES.map((kind) => [kind, "digest"]));
  await openApp("/you/notices", {
    "GET /me/notice-choices": {
      ways: { ...ways, closing: "at_once", word: "at_once" },
      places: [],
      digest_days: [0],
      digest_at: "09:00",
      quiet: null,
      zone: "Europe/Madrid",
      mail: true,
      address_ok: true,
    },
  });
  const heading = await screen.findByRole("heading", { name: "What will happen" });
  const told = within(heading.parentElement as HTMLElement);
  expect(
    told.getByText("At once: “Something closes soon” and “A word on what I said I would do”."),
  ).toBeVisible();
  expect(told.getByText(/^In one mail \(Monday, at 09:00\)/)).toBeVisible();
  await userEvent.click(screen.getByRole("checkbox", { name: "Monday" }));
  expect(told.queryByText(/^In one mail/)).toBeNull();
});
