import { useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { ConsentAnswer, ConsentOut } from "@/api/schema";
import { isProblem } from "@/lib/problem";
import { consentQuery } from "./queries";

/** The answer of the one who was asked, to the very words that were read; and the asker's taking back. */
export function useConsent(consent: ConsentOut) {
  const client = useQueryClient();
  const key = consentQuery(consent.id).queryKey;

  async function shown(asked: Promise<{ data?: ConsentOut; response: Response }>) {
    try {
      client.setQueryData(key, await data(asked));
    } catch (error) {
      // Answered elsewhere, taken back, or asked with other words: show how it is now, beside what was refused.
      if (isProblem(error) && error.status === 409) await client.invalidateQueries({ queryKey: key });
      throw error;
    }
    const thing = consent.kind === "co_own" ? ["action", consent.thing_id] : ["commitment", consent.thing_id];
    for (const queryKey of [["today"], thing]) client.invalidateQueries({ queryKey });
  }

  return {
    answer: (answer: ConsentAnswer) => shown(
        api.POST("/consents/{consent_id}/answer", {
          params: { path: { consent_id: consent.id } },
          body: { answer, text_hash: consent.text_hash },
        }),
      ),
    withdraw: () =>
      shown(api.POST("/consents/{consent_id}/withdraw", { params: { path: { consent_id: consent.id } } })),
  };
}
