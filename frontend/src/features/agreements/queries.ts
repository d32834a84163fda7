import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { AgreementOut } from "@/api/schema";

const LONGEST = 100;

const part = (coalition: string, query: { after?: string; limit?: number }) =>
  data(
    api.GET("/coalitions/{coalition_id}/agreements", {
      params: { path: { coalition_id: coalition }, query },
    }),
  );

/** What is agreed now: purpose, rhythm and working agreements. */
export const agreementsQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["agreements", coalition],
    queryFn: ({ pageParam }) => part(coalition, pageParam ? { after: pageParam } : {}),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** All working agreements, for choosing one. */
export const workingQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["agreements", coalition, "working"],
    queryFn: async () => {
      const found: AgreementOut[] = [];
      let after: string | null | undefined;
      do {
        const page = await part(coalition, { limit: LONGEST, ...(after ? { after } : {}) });
        found.push(...page.items);
        after = page.next;
      } while (after);
      return found.filter(({ kind }) => kind === "working");
    },
  });

/** One version of an agreement, with the list of all. */
export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreement", id],
    queryFn: () => data(api.GET("/agreements/{agreement_id}", { params: { path: { agreement_id: id } } })),
  });
