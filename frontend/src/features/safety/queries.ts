import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data } from "@/api/client";

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
