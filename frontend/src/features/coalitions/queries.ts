import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { MemberOut } from "@/api/schema";

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

/** All who are listed, for choosing by name. */
export const everyoneQuery = (id: string) =>
  queryOptions({
    queryKey: ["coalition", id, "everyone"],
    queryFn: async () => {
      const members: MemberOut[] = [];
      let after: string | null | undefined = "";
      while (after !== null && after !== undefined) {
        const params = { path: { coalition_id: id }, query: { limit: LONGEST, ...cursor(after) } };
        const page: { items: MemberOut[]; next?: string | null } = await data(
          api.GET("/coalitions/{coalition_id}/members", { params }),
        );
        members.push(...page.items);
        after = page.next;
      }
      return members;
    },
  });

/** What somebody wishes for when something happens. Without a day until which it stands, nothing was said. */
export const wishQuery = (membership_id: string) =>
  queryOptions({
    queryKey: ["wish", membership_id],
    queryFn: () =>
      data(api.GET("/memberships/{membership_id}/preference", { params: { path: { membership_id } } })),
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
