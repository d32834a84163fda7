import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** A question that only one person can answer. Nobody but the two of them can read it. */
export const consentQuery = (id: string) =>
  queryOptions({
    queryKey: ["consent", id],
    queryFn: () => data(api.GET("/consents/{consent_id}", { params: { path: { consent_id: id } } })),
  });
