import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** A coalition's proposals that are not decided yet, the newest first. */
export const openProposalsQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["proposals", coalition, "open"],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/proposals", {
          params: {
            path: { coalition_id: coalition },
            query: { open: true, ...(pageParam ? { after: pageParam } : {}) },
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

/** All versions, the newest first. */
export const versionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["proposal", id, "versions"],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/proposals/{proposal_id}/versions", {
          params: { path: { proposal_id: id }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** One version, and what it changed since `against` (else since the one before). */
export const versionQuery = (id: string, number: number, against?: number) =>
  queryOptions({
    queryKey: ["proposal", id, "versions", number, against],
    queryFn: () =>
      data(
        api.GET("/proposals/{proposal_id}/versions/{number}", {
          params: { path: { proposal_id: id, number }, query: against ? { against } : {} },
        }),
      ),
  });

/** What was said about a proposal, the oldest first; with `objection`, the talk on it. */
export const notesQuery = (id: string, objection?: string) =>
  infiniteQueryOptions({
    queryKey: ["proposal", id, "notes", objection],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/proposals/{proposal_id}/notes", {
          params: {
            path: { proposal_id: id },
            query: { ...(objection ? { objection } : {}), ...(pageParam ? { after: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** What was said when consent was asked, in one stage. */
export const voicesQuery = (id: string, stage: number) =>
  infiniteQueryOptions({
    queryKey: ["proposal", id, "voices", stage],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/proposals/{proposal_id}/voices", {
          params: { path: { proposal_id: id }, query: { stage, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** The lot of a proposal: what was promised of it and, once it is drawn, how it fell. */
export const lotQuery = (id: string) =>
  queryOptions({
    queryKey: ["proposal", id, "lot"],
    queryFn: () => data(api.GET("/proposals/{proposal_id}/lot", { params: { path: { proposal_id: id } } })),
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
