import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The mandates one was given for speaking before this coalition, and that stand. One for each who gave one. */
export const heldMandatesQuery = (coalition: string) =>
  queryOptions({
    queryKey: ["mandates", coalition, "held"],
    queryFn: async () => {
      const params = { path: { coalition_id: coalition } };
      const { items } = await data(api.GET("/coalitions/{coalition_id}/mandates", { params }));
      const held = items.filter(
        ({ live, given_by_me, forum }) => live && !given_by_me && forum === "coalition",
      );
      return held.filter(({ from_id }, at) => held.findIndex((one) => one.from_id === from_id) === at);
    },
  });
