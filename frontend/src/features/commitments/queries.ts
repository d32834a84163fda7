import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

export const commitmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["commitment", id],
    queryFn: () => data(api.GET("/commitments/{commitment_id}", { params: { path: { commitment_id: id } } })),
  });

/** Who holds what in a coalition, or what serves one of its actions. */
export const boardQuery = (coalition: string, action?: string) =>
  infiniteQueryOptions({
    queryKey: ["board", coalition, action ?? ""],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/board", {
          params: {
            path: { coalition_id: coalition },
            query: { ...(pageParam ? { after: pageParam } : {}), ...(action ? { action_id: action } : {}) },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
