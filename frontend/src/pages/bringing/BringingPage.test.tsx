/** Where what one brings could be wanted: what it is, and one's own words as the reason. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openApp, withoutAStream } from "@/testing/app";

withoutAStream();
const HERE = "/coalitions/c1";
const ITEMS = [
  { kind: "request", id: "r1", title: "A translation of the flyer", words: ["translations"] },
  { kind: "action", id: "a1", title: "A wall of pictures", words: ["photographs", "drafting"] },
  { kind: "initiative", id: "i1", title: "Drafting, not speaking", words: ["drafting"] },
];

const open = (wanted: object) =>
  openApp("/c/c1/what-i-bring", {
    [`GET ${HERE}/what-i-bring`]: {
      strengths: "translations",
      limits: null,
      time: null,
      shown_to: "coalition",
    },
    [`GET ${HERE}/my-limit`]: { at_most: null },
    [`GET ${HERE}/brought`]: { items: [], next: null },
    [`GET ${HERE}/where-wanted`]: wanted,
  });

describe("where what I bring could be wanted", () => {
  it("leads to each, and says which words met", async () => {
    await open({ said: true, resting: false, items: ITEMS });
    const links = await Promise.all(ITEMS.map(({ title }) => screen.findByRole("link", { name: title })));
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/support/requests/r1",
      "/c/c1/actions/a1",
      "/c/c1/initiatives/i1",
    ]);
    expect(
      screen.getByText(/Looking for partners · your words in it: .photographs. and .drafting./),
    ).toBeVisible();
  });

  it.each([
    { said: false, resting: false, words: /Once you have said/ },
    { said: true, resting: true, words: /full for now/ },
    { said: true, resting: false, words: /Nothing open/ },
  ])("says why nothing stands there: $words", async ({ words, ...wanted }) => {
    await open({ ...wanted, items: [] });
    expect(await screen.findByText(words)).toBeVisible();
  });
});
