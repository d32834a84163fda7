import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { BesideDraft, CommitmentDraft, CommitmentOut, CompanionOffer, Renegotiated } from "@/api/schema";
import { commitmentQuery } from "./queries";

export const makeCommitment = (coalition: string, body: CommitmentDraft, key: string) =>
  data(
    api.POST("/coalitions/{coalition_id}/commitments", {
      params: { path: { coalition_id: coalition } },
      body,
      ...keyed(key),
    }),
  );

/** Take up the work beside a part that went silent, as a commitment of one's own. */
export const takeUpBeside = (id: string, body: BesideDraft, key: string) =>
  data(
    api.POST("/commitments/{commitment_id}/beside", {
      params: { path: { commitment_id: id } },
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
    share: (membership_id: string, key: string) =>
      shown(
        api.POST("/commitments/{commitment_id}/holders", { ...at, body: { membership_id }, ...keyed(key) }),
      ),
    handOver: (membership_id: string, key: string) =>
      shown(
        api.POST("/commitments/{commitment_id}/hand-over", { ...at, body: { membership_id }, ...keyed(key) }),
      ),
    askCompanion: async (membership_id: string, key: string, pair?: string) => {
      if (pair) {
        // The same question as from the page of theirs, with one's own part as the other one.
        const body = { membership_id, pair: id };
        const theirs = { params: { path: { commitment_id: pair } } };
        const asked = await data(
          api.POST("/commitments/{commitment_id}/companion-offers", { ...theirs, body, ...keyed(key) }),
        );
        client.setQueryData(commitmentQuery(pair).queryKey, asked);
        await client.invalidateQueries({ queryKey: commitmentQuery(id).queryKey });
        await client.invalidateQueries({ queryKey: ["today"] });
        return asked;
      }
      return shown(
        api.POST("/commitments/{commitment_id}/companions", {
          ...at,
          body: { membership_id },
          ...keyed(key),
        }),
      );
    },
    offerCompanion: (body: CompanionOffer, key: string) =>
      shown(api.POST("/commitments/{commitment_id}/companion-offers", { ...at, body, ...keyed(key) })),
    endCompanion: async (companion_id: string) => {
      await data(api.POST("/companions/{companion_id}/end", { params: { path: { companion_id } } }));
      await client.invalidateQueries({ queryKey: commitmentQuery(id).queryKey });
    },
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
