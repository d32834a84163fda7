import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** Everyone whom a coalition let follow it, for its members. */
export const followersQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["followers", coalition],
    queryFn: () =>
      data(
        api.GET("/coalitions/{coalition_id}/followers", { params: { path: { coalition_id: coalition } } }),
      ),
  });

/** What followers read now, exactly as they read it. */
export const toldQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["told", coalition],
    queryFn: () =>
      data(api.GET("/coalitions/{coalition_id}/told", { params: { path: { coalition_id: coalition } } })),
  });

/** A follower's only page of a coalition. */
export const followingQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["following", coalition],
    queryFn: () =>
      data(api.GET("/following/{coalition_id}", { params: { path: { coalition_id: coalition } } })),
  });
