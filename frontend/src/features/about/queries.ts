import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** What this installation is: its name, whether it is a demo, whether it can send mail. */
export const aboutQuery = queryOptions({
  queryKey: ["about"],
  queryFn: () => data(api.GET("/about")),
  staleTime: Number.POSITIVE_INFINITY,
});

export function useAbout() {
  return useQuery(aboutQuery).data;
}
