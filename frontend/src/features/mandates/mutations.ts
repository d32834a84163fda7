import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { MandateDraft } from "@/api/schema";

/** Giving a mandate, and taking it back in one step. */
export function useMandates(coalition: string) {
  const client = useQueryClient();
  const shown = () =>
    Promise.all(
      [["mandates", coalition], ["consents"], ["today"]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  return {
    give: async (body: MandateDraft, key: string) => {
      const path = { coalition_id: coalition };
      const made = await data(
        api.POST("/coalitions/{coalition_id}/mandates", { params: { path }, body, ...keyed(key) }),
      );
      await shown();
      return made;
    },
    revoke: async (mandate_id: string) => {
      await data(api.POST("/mandates/{mandate_id}/revoke", { params: { path: { mandate_id } } }));
      await shown();
    },
  };
}
