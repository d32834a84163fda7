import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { CommitmentDraft, CommitmentOut, Renegotiated } from "@/api/schema";
import { commitmentQuery } from "./queries";

export const makeCommitment = (coalition: string, body: CommitmentDraft, key: string) =>
  data(
    api.POST("/coalitions/{coalition_id}/commitments", {
      params: { path: { coalition_id: coalition } },
      body,
      ...keyed(key),
    }),
  );

/** What a holder can do with their own part; each shows in place at once. */
export function useOwnPart(id: string) {
  const client = useQueryClient();
  const at = { params: { path: { commitment_id: id } } };

  async function shown(asked: Promise<{ data?: CommitmentOut; response: Response }>) {
    const changed = await data(asked);
    client.setQueryData(commitmentQuery(id).queryKey, changed);
    await client.invalidateQueries({ queryKey: ["today"] });
    return changed;
  }

  return {
    renegotiate: (body: Renegotiated) =>
      shown(api.POST("/commitments/{commitment_id}/renegotiate", { ...at, body })),
    keep: (words?: string) =>
      shown(api.POST("/commitments/{commitment_id}/keep", { ...at, body: words ? { words } : {} })),
    release: (words?: string) =>
      shown(api.POST("/commitments/{commitment_id}/release", { ...at, body: words ? { words } : {} })),
    pause: () => shown(api.POST("/commitments/{commitment_id}/pause", at)),
    resume: () => shown(api.POST("/commitments/{commitment_id}/resume", at)),
    setAudience: (check_ins_read_by: "coalition" | "partners") =>
      shown(api.POST("/commitments/{commitment_id}/audience", { ...at, body: { check_ins_read_by } })),
  };
}
