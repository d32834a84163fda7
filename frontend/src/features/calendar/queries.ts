import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { EntryKind } from "@/api/schema";

/** Whether there is an address for one's own calendar, and which kinds of days stand in it. */
export const ownCalendarQuery = queryOptions({
  queryKey: ["me", "calendar"],
  queryFn: () => data(api.GET("/me/calendar")),
});

export function useOwnCalendar() {
  const client = useQueryClient();
  const readAgain = () => client.invalidateQueries({ queryKey: ownCalendarQuery.queryKey });
  return {
    make: async (key: string) => {
      const made = await data(api.POST("/me/calendar/address", keyed(key)));
      await readAgain();
      return made;
    },
    end: async () => {
      await api.DELETE("/me/calendar/address");
      await readAgain();
    },
    choose: async (kinds: EntryKind[]) => {
      const chosen = await data(api.PUT("/me/calendar/kinds", { body: { kinds } }));
      client.setQueryData(ownCalendarQuery.queryKey, chosen);
      return chosen;
    },
  };
}
