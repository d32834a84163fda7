/** Lists that go on page by page: what stands agreed, and the versions of a proposal. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { navigate } from "@/lib/router";
import { withoutAStream } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { App } from "./App";
import { newQueryClient } from "./queryClient";

withoutAStream();

/** Answers by path; a list is cut in two, the second part behind the cursor "on". */
async function open(href: string, path: string, parts: [unknown[], unknown[]]) {
  const known: Record<string, unknown> = {
    "/about": ABOUT,
    "/me": ME,
    "/coalitions/c1": { id: "c1", name: "Room", abilities: {}, agreements: [], followers: [] },
  };
  const list = (on: boolean) => ({ items: parts[on ? 1 : 0], next: on ? null : "on" });
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    const asked = pathname.replace("/api/v1", "");
    const body = asked === path ? list(searchParams.get("after") === "on") : known[asked];
    const headers = { "Content-Type": "application/json" };
    return new Response(JSON.stringify(body ?? {}), { status: body ? 200 : 404, headers });
  });
  await act(() => navigate({ href, replace: true }));
  render(<App client={newQueryClient()} />);
}

const more = async () => userEvent.click(await screen.findByRole("button", { name: /more/i }));

const agreement = (kind: string, title: string) => ({
  id: title,
  coalition_id: "c1",
  kind,
  subject_id: title,
  title,
  text: `${title}, in words.`,
  weekday: null,
  version: 1,
  decision_id: "d1",
  decision_number: 1,
  effective_from: "2026-11-20T10:00:00Z",
  review_on: "2027-11-20",
  in_force: true,
  retired: false,
  acknowledged_by_me: false,
  abilities: {},
});

it("shows more of what stands agreed when asked", async () => {
  const parts: [unknown[], unknown[]] = [
    [agreement("purpose", "Why"), agreement("rhythm", "When"), agreement("working", "One")],
    [agreement("working", "Two")],
  ];
  await open("/c/c1/agreements", "/coalitions/c1/agreements", parts);
  expect(await screen.findByRole("link", { name: "One" })).toBeVisible();
  expect(screen.queryByRole("link", { name: "Two" })).toBeNull();
  await more();
  expect(await screen.findByRole("link", { name: "Two" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Why" })).toBeVisible();
});

const version = (number: number) => ({
  number,
  change: "substance",
  note: null,
  by: { id: "m1", name: "Dana" },
  published_at: "2026-11-20T10:00:00Z",
  withheld: false,
});

it("shows more versions when asked", async () => {
  const parts: [unknown[], unknown[]] = [[version(3), version(2)], [version(1)]];
  await open("/c/c1/proposals/p1/versions", "/proposals/p1/versions", parts);
  expect(await screen.findByRole("link", { name: "Version 2" })).toBeVisible();
  expect(screen.queryByRole("link", { name: "Version 1" })).toBeNull();
  await more();
  expect(await screen.findByRole("link", { name: "Version 1" })).toBeVisible();
});
