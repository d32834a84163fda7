import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data, tagged } from "@/api/client";
import { isProblem } from "@/lib/problem";

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => tagged(api.GET("/me")).catch(nobody),
  staleTime: 5 * 60_000,
});

function nobody(error: unknown): null {
  if (isProblem(error) && error.status === 401) return null;
  throw error;
}

/** Undefined while it is being asked, null when nobody is signed in. */
export function useMe() {
  return useQuery(meQuery).data;
}

/** The same coalition, if the reader is a member of it: what only members read is asked for by nobody else. */
export function useAsMember(coalition: string): string | null {
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition);
  return seat?.standing === "member" ? coalition : null;
}

export const sessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: () => data(api.GET("/me/sessions")),
});
