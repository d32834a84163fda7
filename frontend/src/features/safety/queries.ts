import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { ThingKindInput } from "@/api/schema";

const SELDOM = 60_000;

/** Whom one muted. Nobody else learns of it. */
export const mutesQuery = queryOptions({
  queryKey: ["mutes"],
  queryFn: () => data(api.GET("/me/mutes")),
  staleTime: SELDOM,
});

/** The texts that are folded in a coalition now, for its members. */
export const foldsQuery = (coalition: string | null) =>
  queryOptions({
    queryKey: ["folds", coalition],
    enabled: coalition !== null,
    queryFn: () =>
      data(
        api.GET("/coalitions/{coalition_id}/folds", { params: { path: { coalition_id: coalition ?? "" } } }),
      ),
    staleTime: SELDOM,
  });

/** Whether there are members who could be drawn to look at a text; where not, why. */
export const reportableQuery = (text_kind: ThingKindInput, text_id: string) =>
  queryOptions({
    queryKey: ["reports", "of", text_id],
    queryFn: () =>
      data(api.GET("/reports/of/{text_kind}/{text_id}", { params: { path: { text_kind, text_id } } })),
  });

/** The reports that one was drawn to look at, and those that one made. */
export const reportsQuery = queryOptions({
  queryKey: ["reports"],
  queryFn: () => data(api.GET("/reports/mine")),
});

/** What was folded of one's own, and why. */
export const myFoldsQuery = queryOptions({
  queryKey: ["my folds"],
  queryFn: () => data(api.GET("/me/folds")),
});

/** Whether one muted a member. */
export function useMuted(membership: string | null): boolean {
  const mutes = useQuery(mutesQuery).data?.items ?? [];
  return mutes.some(({ membership_id }) => membership_id === membership);
}
