import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** What happened in a coalition, newest first: the same for every member. */
export const activityQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["activity", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/activity", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
