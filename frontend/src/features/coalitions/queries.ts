import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

const cursor = (after: string) => (after ? { after } : {});
const LONGEST = 100;

/** Mine, and those that are open or listed. */
export const coalitionsQuery = infiniteQueryOptions({
  queryKey: ["coalitions"],
  queryFn: ({ pageParam }) => data(api.GET("/coalitions", { params: { query: cursor(pageParam) } })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next,
});

/** A coalition as far as the reader may know it. */
export const coalitionQuery = (id: string) =>
  queryOptions({
    queryKey: ["coalition", id],
    queryFn: () => data(api.GET("/coalitions/{coalition_id}", { params: { path: { coalition_id: id } } })),
  });

/** What can be answered now. */
export const openProposalsQuery = (id: string) =>
  queryOptions({
    queryKey: ["coalition", id, "open proposals"],
    queryFn: () =>
      data(
        api.GET("/coalitions/{coalition_id}/proposals", {
          params: { path: { coalition_id: id }, query: { status: "told" } },
        }),
      ),
  });

export const movingQuery = (id: string) =>
  queryOptions({
    queryKey: ["coalition", id, "moving"],
    queryFn: () =>
      data(
        api.GET("/coalitions/{coalition_id}/actions", {
          params: { path: { coalition_id: id }, query: { limit: LONGEST } },
        }),
      ),
  });

export const membersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["coalition", id, "members"],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/members", {
          params: { path: { coalition_id: id }, query: cursor(pageParam) },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const invitationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["coalition", id, "invitations"],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/invitations", {
          params: { path: { coalition_id: id }, query: cursor(pageParam) },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** Where an invitation leads, for whoever reads it. Looking changes nothing, and its answer is not kept. */
export const invitationLookQuery = (token: string, reader: string | undefined) =>
  queryOptions({
    queryKey: ["invitation", token, reader],
    queryFn: () => data(api.POST("/invitations/look", { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
