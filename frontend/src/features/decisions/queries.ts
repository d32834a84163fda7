import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { ProposalStatus } from "@/api/schema";

/** A coalition's proposals in one state, the newest first. */
export const proposalsQuery = (coalition: string, status: ProposalStatus) =>
  infiniteQueryOptions({
    queryKey: ["proposals", coalition, status],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/proposals", {
          params: {
            path: { coalition_id: coalition },
            query: { status, ...(pageParam ? { after: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ["proposal", id],
    queryFn: () => data(api.GET("/proposals/{proposal_id}", { params: { path: { proposal_id: id } } })),
  });

/** A coalition's decisions, the newest first. */
export const decisionsQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["decisions", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/decisions", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** One decision, with its text and what came of it. */
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ["decision", id],
    queryFn: () => data(api.GET("/decisions/{decision_id}", { params: { path: { decision_id: id } } })),
  });
