import { useQueryClient } from "@tanstack/react-query";
import { api, data, ifMatch, keyed } from "@/api/client";
import type { InitiativeText, ToldSentence } from "@/api/schema";
import type { InitiativeStage, Stance } from "./words";

/** What can be done about an initiative; each shows in place at once. */
export function useInitiative(id: string) {
  const client = useQueryClient();
  const at = { params: { path: { initiative_id: id } } };

  async function shown<Answer>(asked: Promise<{ data?: Answer; response: Response }>) {
    const changed = await data(asked);
    await Promise.all(
      [["initiative", id], ["initiatives"]].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
    return changed;
  }

  return {
    edit: (body: InitiativeText, read: { etag: string }) =>
      shown(api.PUT("/initiatives/{initiative_id}", { ...at, body, ...ifMatch(read) })),
    takePart: (stance: Stance) =>
      shown(api.PUT("/initiatives/{initiative_id}/stance", { ...at, body: { stance } })),
    stepBack: (note: string) =>
      shown(api.POST("/initiatives/{initiative_id}/step-back", { ...at, body: note.trim() ? { note } : {} })),
    move: (stage: InitiativeStage) =>
      shown(api.POST("/initiatives/{initiative_id}/stage", { ...at, body: { stage } })),
    wantRole: (text: string, key: string) =>
      shown(api.POST("/initiatives/{initiative_id}/roles", { ...at, body: { text }, ...keyed(key) })),
    endRole: (role_id: string) =>
      shown(
        api.POST("/initiatives/{initiative_id}/roles/{role_id}/end", {
          params: { path: { initiative_id: id, role_id } },
        }),
      ),
    tell: (body: ToldSentence, key: string) =>
      shown(api.POST("/initiatives/{initiative_id}/told", { ...at, body, ...keyed(key) })),
    dropDraft: (draft_id: string) =>
      shown(api.DELETE("/told-drafts/{draft_id}", { params: { path: { draft_id } } })),
  };
}
