/** What stands beside a proposal about how it is decided. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { withoutAStream } from "@/testing/app";
import { open, PAGE, PROPOSAL, READ } from "@/testing/proposal";

withoutAStream();

describe("how it is decided", () => {
  it.each([
    { weight: "small", status: "asking_first", how: /It starts unless someone objects/ },
    { weight: "small", status: "withdrawn", how: /It starts unless someone objects/ },
    { weight: "full", status: "withdrawn", how: /One open objection is enough/ },
  ])(
    "is said by its weight, also while none can answer: $weight, $status",
    async ({ weight, status, how }) => {
      await open(PAGE, { [READ]: { ...PROPOSAL, weight, status, stage: null, path: [], abilities: {} } });
      const beside = await screen.findByRole("complementary", { name: "About this round" });
      expect(beside).toHaveTextContent(how);
    },
  );
});
