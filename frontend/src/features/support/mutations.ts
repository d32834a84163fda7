import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { AskAcceptance, AskDraft, AskOut, AskRefusal } from "@/api/schema";
import { askQuery } from "./queries";

/** Where an ask is shown besides its own page. */
const ELSEWHERE = ["today", "asks", "following"];

/** A new ask, or one's own that waits for a yes written anew. */
export function useMakeAsk(coalition: string, anew?: AskOut) {
  const client = useQueryClient();
  return async (body: AskDraft, key: string) => {
    const path = { coalition_id: coalition };
    const made = await data(
      anew
        ? api.PUT("/asks/{ask_id}/draft", { params: { path: { ask_id: anew.id } }, body })
        : api.POST("/coalitions/{coalition_id}/asks", { params: { path }, body, ...keyed(key) }),
    );
    client.setQueryData(askQuery(made.id).queryKey, made);
    for (const queryKey of [["asks", coalition], ["consents"]]) await client.invalidateQueries({ queryKey });
    return made;
  };
}

/** What the addressee and the one who asked can do; each shows in place at once. */
export function useAsk(id: string) {
  const client = useQueryClient();
  const at = { params: { path: { ask_id: id } } };

  async function shown(asked: Promise<{ data?: AskOut; response: Response }>) {
    const changed = await data(asked);
    client.setQueryData(askQuery(id).queryKey, changed);
    await Promise.all(ELSEWHERE.map((first) => client.invalidateQueries({ queryKey: [first] })));
    return changed;
  }

  return {
    accept: (body: AskAcceptance) => shown(api.POST("/asks/{ask_id}/accept", { ...at, body })),
    refuse: (body: AskRefusal) => shown(api.POST("/asks/{ask_id}/refuse", { ...at, body })),
    delivered: () => shown(api.POST("/asks/{ask_id}/delivered", at)),
    drop: () => shown(api.POST("/asks/{ask_id}/drop", at)),
    withdraw: () => shown(api.POST("/asks/{ask_id}/withdraw", at)),
  };
}
