import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, data, ifMatch, tagged } from "@/api/client";
import type { ChoicesOut, Chosen, NoticeKind } from "@/api/schema";

/** What is new for the reader, the newest first. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ["notices"],
  queryFn: ({ pageParam }) =>
    data(api.GET("/me/notices", { params: { query: pageParam ? { after: pageParam } : {} } })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next,
});

/** How the reader is told of what is new. */
export const choicesQuery = queryOptions({
  queryKey: ["notice choices"],
  queryFn: () => tagged(api.GET("/me/notice-choices")),
});

export const stopQuery = (token: string) =>
  queryOptions({
    queryKey: ["stop", token],
    queryFn: () => data(api.POST("/unsubscribe/look", { body: { token } })),
    retry: false,
  });

export function useChoices() {
  const client = useQueryClient();
  const keep = (now: ChoicesOut & { etag: string }) => client.setQueryData(choicesQuery.queryKey, now);
  return {
    choose: async (read: { etag: string }, body: Chosen) =>
      keep(await tagged(api.PUT("/me/notice-choices", { ...ifMatch(read), body }))),
    tryAgain: async () => keep(await tagged(api.POST("/me/notice-choices/address"))),
  };
}

export function useStop(token: string) {
  const client = useQueryClient();
  return async (kind: NoticeKind) => {
    const params = { path: { token }, query: { kind } };
    client.setQueryData(stopQuery(token).queryKey, await data(api.POST("/unsubscribe/{token}", { params })));
  };
}
