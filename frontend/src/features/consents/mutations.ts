import { useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { ConsentOut, LandedAnswer, QuestionOut } from "@/api/schema";
import { isProblem } from "@/lib/problem";
import { consentQuery } from "./queries";

export type Given = { answer: ConsentOut["answers"][number]; text_hash?: string; text?: string };

/** What each of the two can do about a question. Nothing is shown as done before the server has it. */
export function useConsent({ id }: ConsentOut) {
  const client = useQueryClient();
  const key = consentQuery(id).queryKey;
  const at = { params: { path: { consent_id: id } } };

  async function shown(asked: Promise<{ data?: QuestionOut; response: Response }>) {
    try {
      client.setQueryData(key, await data(asked));
    } catch (error) {
      // Answered elsewhere, taken back, or asked with other words: show how it is now, beside what was refused.
      if (isProblem(error) && error.status === 409) await client.invalidateQueries({ queryKey: key });
      throw error;
    }
    // What was asked about is shown on pages of its own, and may have begun, changed or halted.
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "consent" && queryKey[0] !== "me",
    });
  }

  return {
    answer: (body: Given) => shown(api.POST("/consents/{consent_id}/answer", { ...at, body })),
    /** The words as they are asked now, after a refusal. */
    wordsNow: () => client.getQueryData(key)?.text_hash,
    withdraw: () => shown(api.POST("/consents/{consent_id}/withdraw", at)),
    remind: () => shown(api.POST("/consents/{consent_id}/remind", at)),
    revoke: () => shown(api.POST("/consents/{consent_id}/revoke", at)),
    takeChanges: () => shown(api.POST("/consents/{consent_id}/take-changes", at)),
    sayLanded: (landed: LandedAnswer["landed"]) =>
      shown(api.POST("/consents/{consent_id}/landed", { ...at, body: { landed } })),
  };
}
