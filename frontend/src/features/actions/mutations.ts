import { useQueryClient } from "@tanstack/react-query";
import { api, data, ifMatch, keyed } from "@/api/client";
import type { ActionDraft, ActionWords, Stage, ToldSentence } from "@/api/schema";

export const makeAction = (coalition: string, body: ActionDraft, key: string) =>
  data(
    api.POST("/coalitions/{coalition_id}/actions", {
      params: { path: { coalition_id: coalition } },
      body,
      ...keyed(key),
    }),
  );

/** What can be done about an action; each shows in place at once. */
export function useAction(id: string) {
  const client = useQueryClient();
  const at = { params: { path: { action_id: id } } };

  async function shown<Answer>(asked: Promise<{ data?: Answer; response: Response }>) {
    const changed = await data(asked);
    await Promise.all(
      [["action", id], ["actions"], ["today"]].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
    return changed;
  }

  return {
    edit: (body: ActionWords, read: { etag: string }) =>
      shown(api.PUT("/actions/{action_id}", { ...at, body, ...ifMatch(read) })),
    invite: (membership_id: string, key: string) =>
      shown(api.POST("/actions/{action_id}/co-owners", { ...at, body: { membership_id }, ...keyed(key) })),
    stepBack: (note?: string) =>
      shown(api.POST("/actions/{action_id}/step-back", { ...at, body: note ? { note } : {} })),
    pause: (words?: string) =>
      shown(api.POST("/actions/{action_id}/affects-me", { ...at, body: words ? { words } : {} })),
    goOn: () => shown(api.POST("/actions/{action_id}/go-on", at)),
    credit: (credited: boolean) =>
      shown(api.PUT("/actions/{action_id}/my-credit", { ...at, body: { credited } })),
    orderCredits: (order: string[] | null) =>
      shown(api.PUT("/actions/{action_id}/credits", { ...at, body: { order } })),
    takeUp: () => shown(api.POST("/actions/{action_id}/take-up", at)),
    move: (stage: Stage) => shown(api.POST("/actions/{action_id}/stage", { ...at, body: { stage } })),
    tell: (body: ToldSentence, key: string) =>
      shown(api.POST("/actions/{action_id}/told", { ...at, body, ...keyed(key) })),
    dropDraft: (draft_id: string) =>
      shown(api.DELETE("/told-drafts/{draft_id}", { params: { path: { draft_id } } })),
    takeBack: (told_id: string) =>
      shown(api.POST("/told/{told_id}/take-back", { params: { path: { told_id } } })),
  };
}
