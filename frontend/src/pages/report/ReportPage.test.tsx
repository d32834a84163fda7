/** Reporting a text: which one it is, and why it can't be, before a word is written. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openApp, withoutAStream } from "@/testing/app";

withoutAStream();
const TEXT = "Words that hurt";

describe("the page on which one reports", () => {
  it.each([
    { words: null, report: true },
    { words: "These are your own words.", report: false },
  ])("shows the text, and a form to who can report it alone: $report", async ({ words, report }) => {
    await openApp("/report/note/n1", {
      "GET /reports/of/note/n1": { text: TEXT, words, abilities: { report } },
    });
    expect(await screen.findByText(TEXT)).toBeVisible();
    expect(screen.queryAllByRole("button", { name: "Report it" })).toHaveLength(report ? 1 : 0);
    expect(screen.queryAllByText("These are your own words.")).toHaveLength(report ? 0 : 1);
  });
});
