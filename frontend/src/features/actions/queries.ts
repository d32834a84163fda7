import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, tagged } from "@/api/client";
import type { MemberOut } from "@/api/schema";

/** A coalition's actions. */
export const actionsQuery = (coalition: string) =>
  infiniteQueryOptions({
    queryKey: ["actions", coalition],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/coalitions/{coalition_id}/actions", {
          params: { path: { coalition_id: coalition }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: ["action", id],
    queryFn: () => tagged(api.GET("/actions/{action_id}", { params: { path: { action_id: id } } })),
  });

const PAGE = 100;
const names = new Intl.Collator();
const byName = (a: MemberOut, b: MemberOut) => names.compare(a.name, b.name);

/** Who can be asked: everyone who is listed, oneself left out. */
export const othersQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["members", coalition, "others"],
    queryFn: async () => (await listed(coalition)).filter(({ mine }) => !mine).sort(byName),
  });

async function listed(coalition: string): Promise<MemberOut[]> {
  const found: MemberOut[] = [];
  let after: string | null | undefined;
  do {
    const page = await data(
      api.GET("/coalitions/{coalition_id}/members", {
        params: { path: { coalition_id: coalition }, query: { limit: PAGE, ...(after ? { after } : {}) } },
      }),
    );
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}
