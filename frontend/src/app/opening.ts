import type { QueryClient } from "@tanstack/react-query";
import { aboutQuery } from "@/features/about/queries";
import { proposalQuery } from "@/features/decisions/queries";
import { meQuery } from "@/features/people/queries";
import { todayQuery } from "@/features/today/queries";
import { matchIn, type Path } from "@/lib/router";

type Reads = (client: QueryClient, params: Record<string, string>) => Promise<unknown>[];

/** What is read first on the pages that are opened most; boot.js has asked for it, so that they are drawn once. */
const READS: { [page in Path]?: Reads } = {
  "/": (client) => [client.prefetchQuery(todayQuery)],
  "/c/$coalition/proposals/$proposal": (client, { proposal = "" }) => [
    client.prefetchQuery(proposalQuery(proposal)),
  ],
};

/** All that the first page needs is asked for at once, not one after the other. What fails is told where it is shown. */
export function readFirst(client: QueryClient, pathname: string): Promise<unknown> {
  const match = matchIn(READS, pathname);
  return Promise.all([
    client.prefetchQuery(aboutQuery),
    client.prefetchQuery(meQuery),
    ...(match?.page(client, match.params) ?? []),
  ]);
}
