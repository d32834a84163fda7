/** In whose name a proposal is said. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { withoutAStream } from "@/testing/app";
import { AMINA, open, PAGE, PROPOSAL, READ } from "@/testing/proposal";

withoutAStream();

describe("words on behalf of somebody", () => {
  it.each([
    { by_standing_yes: false, says: /Ruth.?, on behalf of .?Amina.?, who said yes to it\./ },
    { by_standing_yes: true, says: /Ruth.?, on behalf of .?Amina.?, by a standing yes\./ },
  ])("say whether they were read before the yes: $by_standing_yes", async ({ by_standing_yes, says }) => {
    const said = { in_name: "on_behalf", with_people: [AMINA], by_standing_yes };
    await open(PAGE, { [READ]: { ...PROPOSAL, ...said } });
    expect(await screen.findByText(/on behalf of/)).toHaveTextContent(says);
  });
});
