import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** What is agreed now: purpose, rhythm and working agreements. */
export const agreementsQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["agreements", coalition],
    queryFn: () =>
      data(
        api.GET("/coalitions/{coalition_id}/agreements", { params: { path: { coalition_id: coalition } } }),
      ),
  });

/** One version of an agreement, with the list of all. */
export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreement", id],
    queryFn: () => data(api.GET("/agreements/{agreement_id}", { params: { path: { agreement_id: id } } })),
  });
