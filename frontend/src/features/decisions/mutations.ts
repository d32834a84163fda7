import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { ProposalDraft, ProposalOut, ResponseDraft } from "@/api/schema";
import { isProblem, Problem } from "@/lib/problem";
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
    throw isProblem(error) ? flat(error) : error;
  }
}

function flat({ status, code, message, detail, fields, reference }: Problem): Problem {
  const errors = fields.map((field) => ({ ...field, pointer: field.pointer.replace(/^\/payload/, "") }));
  return new Problem({ status, code, title: message, detail, errors }, reference);
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
    return changed;
  }

  return {
    respond: (body: ResponseDraft, key: string) =>
      shown(api.POST("/proposals/{proposal_id}/responses", { ...at, body, ...keyed(key) })),
    withdraw: () => shown(api.POST("/proposals/{proposal_id}/withdraw", at)),
  };
}
