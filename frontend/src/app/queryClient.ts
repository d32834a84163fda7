import { QueryClient } from "@tanstack/react-query";
import { onSignedOut } from "@/api/client";
import { meQuery } from "@/features/people/queries";
import { language, languageOfDevice, onLanguageChange } from "@/lib/i18n/i18n";
import { isProblem } from "@/lib/problem";

/** Refusals are answers and not tried again; only a server that could not be reached is. */
export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && isProblem(error, "unreachable") },
    },
  });
  // An ended session leads to the door; what was typed is still on the device.
  onSignedOut(() => client.setQueryData(meQuery.queryKey, null));
  // The server's own words on the page are read again in the language now chosen.
  let shown = languageOfDevice();
  onLanguageChange(() => {
    if (language() === shown) return;
    shown = language();
    client.invalidateQueries();
  });
  return client;
}
