import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { LookAnswer, ReportDraft } from "@/api/schema";
import { mutesQuery, reportsQuery } from "./queries";

/** Folding a person's words for oneself, and reading them as before. */
export function useMute(membership: string) {
  const client = useQueryClient();
  const at = { params: { path: { membership_id: membership } } };
  const shown = () => client.invalidateQueries({ queryKey: mutesQuery.queryKey });
  return {
    mute: async () => {
      await api.PUT("/memberships/{membership_id}/mute", at);
      await shown();
    },
    unmute: async () => {
      await api.DELETE("/memberships/{membership_id}/mute", at);
      await shown();
    },
  };
}

export function useReports() {
  const client = useQueryClient();
  return {
    report: async (body: ReportDraft, key: string) => {
      const made = await data(api.POST("/reports", { body, ...keyed(key) }));
      await client.invalidateQueries({ queryKey: reportsQuery.queryKey });
      return made;
    },
    look: async (report_id: string, body: LookAnswer) => {
      const left = await data(
        api.POST("/reports/{report_id}/answer", { params: { path: { report_id } }, body }),
      );
      client.setQueryData(reportsQuery.queryKey, left);
      for (const queryKey of [["folds"], ["today"]]) client.invalidateQueries({ queryKey });
    },
  };
}
