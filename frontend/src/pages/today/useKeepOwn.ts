import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { commitmentQuery } from "@/features/commitments/queries";
import { ownerOfDevice } from "@/lib/own/owner";

/** By then the page is at rest; milliseconds. */
const SETTLED = 2000;

/** On one's own device what one said is read while there is a network, so that its check-in opens without one. */
export function useKeepOwn(promises: { id: string }[]): void {
  const client = useQueryClient();
  const ids = promises.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (ids === "" || ownerOfDevice() === null) return;
    const timer = setTimeout(async () => {
      const { withoutCopy } = await import("@/lib/own/copies");
      for (const id of await withoutCopy(ids.split(" "))) await client.prefetchQuery(commitmentQuery(id));
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [client, ids]);
}
