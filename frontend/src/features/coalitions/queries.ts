import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** Mine, and those that are open or listed. */
export const coalitionsQuery = queryOptions({
  queryKey: ["coalitions"],
  queryFn: () => data(api.GET("/coalitions")),
});

/** A coalition as far as the reader may know it. */
export const coalitionQuery = (id: string) =>
  queryOptions({
    queryKey: ["coalition", id],
    queryFn: () => data(api.GET("/coalitions/{coalition_id}", { params: { path: { coalition_id: id } } })),
  });
