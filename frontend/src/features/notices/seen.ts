import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The pages that there is something new on. */
export const unseenQuery = queryOptions({
  queryKey: ["unseen"],
  queryFn: () => data(api.GET("/me/notices/new")),
});

/** What is seen is mailed no more. */
export const see = (seen: { ids?: string[]; page_id?: string }) =>
  api.POST("/me/notices/seen", { body: seen });
