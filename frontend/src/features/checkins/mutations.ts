import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { CheckInDraft, ReplyDraft } from "@/api/schema";

export function useCheckIn(commitment: string) {
  const client = useQueryClient();
  return async (body: CheckInDraft, key: string) => {
    const said = await data(
      api.POST("/commitments/{commitment_id}/check-ins", {
        params: { path: { commitment_id: commitment } },
        body,
        ...keyed(key),
      }),
    );
    await client.invalidateQueries({ queryKey: ["commitment", commitment] });
    await client.invalidateQueries({ queryKey: ["today"] });
    return said;
  };
}

export function useReply(commitment: string, checkIn: string) {
  const client = useQueryClient();
  return async (body: ReplyDraft, key: string) => {
    await data(
      api.POST("/check-ins/{check_in_id}/replies", {
        params: { path: { check_in_id: checkIn } },
        body,
        ...keyed(key),
      }),
    );
    await client.invalidateQueries({ queryKey: ["commitment", commitment, "check-ins"] });
  };
}
