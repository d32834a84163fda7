import { QueryCache, QueryClient } from "@tanstack/react-query";
import { onSignedOut, writesAs } from "@/api/client";
import { meQuery } from "@/features/people/queries";
import { closeDrafts } from "@/lib/drafts";
import { language, languageOfDevice, onLanguageChange } from "@/lib/i18n/i18n";
import { forgetCopies } from "@/lib/own/owner";
import { onArrival } from "@/lib/own/shown";
import { isProblem } from "@/lib/problem";
import { onToldByTab } from "@/lib/tabs";

/** Refusals are answers and not tried again; only a server that could not be reached is. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    // Once one thing came, so can what could not be reached before: the frame, too, is whole again.
    queryCache: new QueryCache({ onSuccess: () => void readUnreached() }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && isProblem(error, "unreachable"),
        // What is on the device is shown without a network, and that there is nothing is said at once.
        networkMode: "always",
        refetchOnReconnect: true,
      },
    },
  });
  const readUnreached = () =>
    client.refetchQueries({
      type: "active",
      predicate: ({ state }) => isProblem(state.error, "unreachable"),
    });
  const reader = () => client.getQueryData(meQuery.queryKey)?.id;
  writesAs(reader);
  // Another person in another tab: nothing of this one's is kept, shown, or sent in their name.
  onToldByTab((person) => {
    if (reader() === undefined || person === reader()) return;
    closeDrafts();
    window.location.reload();
  });
  // What waited on this device is there now.
  onArrival(() => void client.invalidateQueries());
  // An ended session leads to the door; what was typed is still on the device.
  onSignedOut(() => {
    client.setQueryData(meQuery.queryKey, null);
    void forgetCopies();
  });
  // The server's own words on the page are read again in the language now chosen.
  let shown = languageOfDevice();
  onLanguageChange(() => {
    if (language() === shown) return;
    shown = language();
    client.invalidateQueries();
  });
  return client;
}
