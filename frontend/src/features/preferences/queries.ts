import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { PreferenceChosen } from "@/api/schema";

/** What one wishes for in a coalition when something happens. */
export const myPreferenceQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["preference", coalition],
    queryFn: () =>
      data(
        api.GET("/coalitions/{coalition_id}/my-preference", {
          params: { path: { coalition_id: coalition } },
        }),
      ),
  });

export function useChoosePreference(coalition: string) {
  const client = useQueryClient();
  return async (body: PreferenceChosen) => {
    const path = { coalition_id: coalition };
    const said = await data(api.PUT("/coalitions/{coalition_id}/my-preference", { params: { path }, body }));
    client.setQueryData(myPreferenceQuery(coalition).queryKey, said);
    return said;
  };
}
