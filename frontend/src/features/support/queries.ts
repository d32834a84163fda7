import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** Everything that a coalition asked of those who follow it, newest first. */
export const asksQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["asks", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/asks", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const askQuery = (id: string) =>
  queryOptions({
    queryKey: ["ask", id],
    queryFn: () => data(api.GET("/asks/{ask_id}", { params: { path: { ask_id: id } } })),
  });
