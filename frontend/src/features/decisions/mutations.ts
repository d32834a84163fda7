import { useQueryClient } from "@tanstack/react-query";
import { api, data, ifMatch, keyed } from "@/api/client";
import type {
  ChoiceDraft,
  LotEntry,
  NoteDraft,
  ProposalDraft,
  ProposalOut,
  ResponseDraft,
  TextDraft,
  VersionDraft,
} from "@/api/schema";
import { lifted } from "@/lib/problem";
import { proposalQuery } from "./queries";

/** Told to all members at once. The fields of the payload stand beside the others in our form. */
export async function propose(coalition: string, body: ProposalDraft, key: string): Promise<ProposalOut> {
  try {
    return await data(
      api.POST("/coalitions/{coalition_id}/proposals", {
        params: { path: { coalition_id: coalition } },
        body,
        ...keyed(key),
      }),
    );
  } catch (error) {
    throw lifted(error, "payload");
  }
}

/** What can be said to a proposal; it shows in place at once. */
export function useProposal(id: string) {
  const client = useQueryClient();
  const at = { params: { path: { proposal_id: id } } };

  async function shown(asked: Promise<{ data?: ProposalOut; response: Response }>) {
    const changed = await data(asked);
    client.setQueryData(proposalQuery(id).queryKey, changed);
    for (const first of ["today", "proposals", "decisions", "actions"])
      client.invalidateQueries({ queryKey: [first] });
    client.invalidateQueries({
      queryKey: ["proposal", id],
      predicate: ({ queryKey }) => queryKey.length > 2,
    });
    return changed;
  }

  return {
    respond: (body: ResponseDraft, key: string) =>
      shown(api.POST("/proposals/{proposal_id}/responses", { ...at, body, ...keyed(key) })),
    changeVoice: (body: ResponseDraft) =>
      shown(api.PUT("/proposals/{proposal_id}/response", { ...at, body })),
    choose: (body: ChoiceDraft, key: string) =>
      shown(api.POST("/proposals/{proposal_id}/choices", { ...at, body, ...keyed(key) })),
    changeChoice: (body: ChoiceDraft) => shown(api.PUT("/proposals/{proposal_id}/choices", { ...at, body })),
    enterLot: (body: LotEntry) => shown(api.POST("/proposals/{proposal_id}/lot", { ...at, body })),
    pass: () => shown(api.POST("/proposals/{proposal_id}/pass", at)),
    moreTime: () => shown(api.POST("/proposals/{proposal_id}/more-time", at)),
    affectsMe: (affects_me: boolean) =>
      shown(api.POST("/proposals/{proposal_id}/affects-me", { ...at, body: { affects_me } })),
    askEveryone: () => shown(api.POST("/proposals/{proposal_id}/ask-everyone", at)),
    withdraw: () => shown(api.POST("/proposals/{proposal_id}/withdraw", at)),
    /** The next version, written from version `base`. */
    amend: (body: VersionDraft, base: number, key: string) =>
      shown(
        api.POST("/proposals/{proposal_id}/versions", {
          ...at,
          body,
          headers: { ...keyed(key).headers, ...ifMatch({ etag: `"${base}"` }).headers },
        }),
      ),
    /** One's own words that wait for a yes, now written from version `base`. */
    redraft: (body: TextDraft, base: number) =>
      shown(api.PUT("/proposals/{proposal_id}/draft", { ...at, body, ...ifMatch({ etag: `"${base}"` }) })),
    dropDraft: () => shown(api.DELETE("/proposals/{proposal_id}/draft", at)),
    say: async (body: NoteDraft, key: string) => {
      const said = await data(api.POST("/proposals/{proposal_id}/notes", { ...at, body, ...keyed(key) }));
      await client.invalidateQueries({ queryKey: ["proposal", id] });
      client.invalidateQueries({ queryKey: ["today"] });
      return said;
    },
    answered: (objection: string) =>
      shown(
        api.POST("/objections/{objection_id}/answered", { params: { path: { objection_id: objection } } }),
      ),
    takeBack: (objection: string) =>
      shown(
        api.POST("/objections/{objection_id}/withdraw", { params: { path: { objection_id: objection } } }),
      ),
  };
}
