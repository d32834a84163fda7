import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, tagged } from "@/api/client";

/** A coalition's initiatives, the newest first. */
export const initiativesQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["initiatives", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/initiatives", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const initiativeQuery = (id: string) =>
  queryOptions({
    queryKey: ["initiative", id],
    queryFn: () =>
      tagged(api.GET("/initiatives/{initiative_id}", { params: { path: { initiative_id: id } } })),
  });
