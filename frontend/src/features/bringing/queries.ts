import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { BringingSaid } from "@/api/schema";

const at = (coalition_id: string) => ({ params: { path: { coalition_id } } });

export const whatIBringQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["bringing", coalition],
    queryFn: () => data(api.GET("/coalitions/{coalition_id}/what-i-bring", at(coalition))),
  });

export const myLimitQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["ask-limit", coalition],
    queryFn: () => data(api.GET("/coalitions/{coalition_id}/my-limit", at(coalition))),
  });

/** Where one's own words are looked for. */
export const wantedQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["where-wanted", coalition],
    queryFn: () => data(api.GET("/coalitions/{coalition_id}/where-wanted", at(coalition))),
  });

/** What members bring, of those who show it. */
export const broughtQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["brought", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/brought", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export function useBringing(coalition: string) {
  const client = useQueryClient();
  const wantedAnew = () => client.invalidateQueries({ queryKey: ["where-wanted", coalition] });
  return {
    say: async (body: BringingSaid) => {
      const said = await data(api.PUT("/coalitions/{coalition_id}/what-i-bring", { ...at(coalition), body }));
      client.setQueryData(whatIBringQuery(coalition).queryKey, said);
      await Promise.all([client.invalidateQueries({ queryKey: ["brought", coalition] }), wantedAnew()]);
      return said;
    },
    limit: async (at_most: number | null) => {
      const chosen = await data(
        api.PUT("/coalitions/{coalition_id}/my-limit", { ...at(coalition), body: { at_most } }),
      );
      client.setQueryData(myLimitQuery(coalition).queryKey, chosen);
      await wantedAnew();
      return chosen;
    },
  };
}
