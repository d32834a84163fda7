import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { Answered, Joining, OfferDraft, OnRequest, RequestDraft, RequestOut } from "@/api/schema";
import { requestQuery } from "./queries";

/** Where requests and offers are shown besides their own pages. */
const SHOWN = ["support-requests", "support-request", "offers", "offer", "today"];

const everywhere = (client: QueryClient) =>
  Promise.all(SHOWN.map((first) => client.invalidateQueries({ queryKey: [first] })));

type Answer<Out> = Promise<{ data?: Out; response: Response }>;

function useShown() {
  const client = useQueryClient();
  return async <Out>(asked: Answer<Out>) => {
    const changed = await data(asked);
    await everywhere(client);
    return changed;
  };
}

export function useAskForSupport(coalition: string) {
  const shown = useShown();
  const path = { coalition_id: coalition };
  return (body: RequestDraft, key: string) =>
    shown(api.POST("/coalitions/{coalition_id}/support-requests", { params: { path }, body, ...keyed(key) }));
}

export function useOfferToAll(coalition: string) {
  const shown = useShown();
  const path = { coalition_id: coalition };
  return (body: OfferDraft, key: string) =>
    shown(api.POST("/coalitions/{coalition_id}/offers", { params: { path }, body, ...keyed(key) }));
}

/** What can be done about a request; it shows in place at once. */
export function useRequest(id: string) {
  const client = useQueryClient();
  const shown = useShown();
  const at = { params: { path: { request_id: id } } };

  async function inPlace(asked: Answer<RequestOut>) {
    const changed = await data(asked);
    client.setQueryData(requestQuery(id).queryKey, changed);
    await everywhere(client);
    return changed;
  }

  return {
    offer: (body: OnRequest, key: string) =>
      shown(api.POST("/support-requests/{request_id}/offers", { ...at, body, ...keyed(key) })),
    notNow: () => inPlace(api.POST("/support-requests/{request_id}/not-now", at)),
    delivered: () => inPlace(api.POST("/support-requests/{request_id}/delivered", at)),
    close: () => inPlace(api.POST("/support-requests/{request_id}/close", at)),
  };
}

/** What the two people of an offer can do. */
export function useOffer(id: string) {
  const shown = useShown();
  const at = { params: { path: { offer_id: id } } };
  return {
    answer: (body: Answered) => shown(api.POST("/offers/{offer_id}/answer", { ...at, body })),
    takeUp: (how?: string) =>
      shown(api.POST("/offers/{offer_id}/take-up", { ...at, body: how ? { how } : {} })),
    withdraw: () => shown(api.POST("/offers/{offer_id}/withdraw", at)),
    delivered: () => shown(api.POST("/offers/{offer_id}/delivered", at)),
  };
}

/** Ask the one who carries an action whether one may carry it too. */
export function useAskToJoin(action_id: string) {
  const shown = useShown();
  return (body: Joining, key: string) =>
    shown(
      api.POST("/actions/{action_id}/ask-to-join", { params: { path: { action_id } }, body, ...keyed(key) }),
    );
}
