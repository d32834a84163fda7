import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** Mine, and those that are open or listed. */
export const coalitionsQuery = queryOptions({
  queryKey: ["coalitions"],
  queryFn: () => data(api.GET("/coalitions")),
});
