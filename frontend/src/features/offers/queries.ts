import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

export type Box = "to_me" | "mine" | "to_all";

export const requestsQuery = (box: Box) =>
  infiniteQueryOptions({
    queryKey: ["support-requests", box],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/support-requests", {
          params: { query: { box, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const offersQuery = (box: Box) =>
  infiniteQueryOptions({
    queryKey: ["offers", box],
    queryFn: ({ pageParam }) =>
      data(api.GET("/offers", { params: { query: { box, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["support-request", id],
    queryFn: () => data(api.GET("/support-requests/{request_id}", { params: { path: { request_id: id } } })),
  });

export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ["offer", id],
    queryFn: () => data(api.GET("/offers/{offer_id}", { params: { path: { offer_id: id } } })),
  });
