import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { SeenIn } from "@/api/schema";

/** The pages that there is something new on. */
export const unseenQuery = queryOptions({
  queryKey: ["unseen"],
  queryFn: () => data(api.GET("/me/notices/new")),
});

/** What is seen is mailed no more. */
export const see = (seen: SeenIn) => api.POST("/me/notices/seen", { body: seen });
