import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The mandates that one gave, and those one was given. Nobody else sees them. */
export const mandatesQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["mandates", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/mandates", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
