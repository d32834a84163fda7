import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** A question that only one person can answer. Nobody but the two of them can read it. */
export const consentQuery = (id: string) =>
  queryOptions({
    queryKey: ["consent", id],
    queryFn: () => data(api.GET("/consents/{consent_id}", { params: { path: { consent_id: id } } })),
  });

export type Box = "to_me" | "from_me";

/** What one was asked, or what one asked, in all coalitions, newest first. */
export const boxQuery = (box: Box) =>
  infiniteQueryOptions({
    queryKey: ["consents", box],
    queryFn: ({ pageParam }) =>
      data(api.GET("/consents", { params: { query: { box, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
