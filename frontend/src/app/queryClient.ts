import { QueryCache, QueryClient } from "@tanstack/react-query";
import { meQuery } from "@/features/people/queries";
import { isProblem } from "@/lib/problem";

/** Refusals are answers and not tried again; only a server that could not be reached is. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (isProblem(error) && error.status === 401) client.setQueryData(meQuery.queryKey, null);
      },
    }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && isProblem(error, "unreachable") },
    },
  });
  return client;
}
