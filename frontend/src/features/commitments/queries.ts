import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

export const commitmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["commitment", id],
    queryFn: () => data(api.GET("/commitments/{commitment_id}", { params: { path: { commitment_id: id } } })),
  });

/** Who holds what in a coalition. */
export const boardQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["board", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/board", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
