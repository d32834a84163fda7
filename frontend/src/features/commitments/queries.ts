import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { BoardRow } from "@/api/schema";

export const commitmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["commitment", id],
    queryFn: () => data(api.GET("/commitments/{commitment_id}", { params: { path: { commitment_id: id } } })),
  });

/** Who holds what in a coalition, or what serves one of its actions. */
export const boardQuery = (coalition: string, action?: string) =>
  infiniteQueryOptions({
    queryKey: ["board", coalition, action ?? ""],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/board", {
          params: {
            path: { coalition_id: coalition },
            query: { ...(pageParam ? { after: pageParam } : {}), ...(action ? { action_id: action } : {}) },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

const PAGE = 100;

/** All that members of a coalition hold now: where one of them is to be chosen. */
export const heldQuery = (coalition_id: string) =>
  queryOptions({
    queryKey: ["board", coalition_id, "all"],
    queryFn: async () => {
      const found: BoardRow[] = [];
      let after: string | null | undefined;
      do {
        const query = { limit: PAGE, ...(after ? { after } : {}) };
        const page = await data(
          api.GET("/coalitions/{coalition_id}/board", { params: { path: { coalition_id }, query } }),
        );
        found.push(...page.items);
        after = page.next;
      } while (after);
      return found;
    },
  });
