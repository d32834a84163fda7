import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** Everything one owes or is asked: the three lists of home, in one request. */
export const todayQuery = queryOptions({
  queryKey: ["today"],
  queryFn: () => data(api.GET("/today")),
});
