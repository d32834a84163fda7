import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The days of one's own next five weeks. */
export const calendarQuery = queryOptions({
  queryKey: ["today", "calendar"],
  queryFn: () => data(api.GET("/calendar")),
});

/** Everything one owes or is asked: the three lists of home, in one request. */
export const todayQuery = queryOptions({
  queryKey: ["today"],
  queryFn: () => data(api.GET("/today")),
});
