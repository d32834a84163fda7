import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

export const demoPeopleQuery = queryOptions({
  queryKey: ["demo", "people"],
  queryFn: () => data(api.GET("/demo/people")),
});

export const demoMailsQuery = queryOptions({
  queryKey: ["demo", "mails"],
  queryFn: () => data(api.GET("/demo/mails")),
});
