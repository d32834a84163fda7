import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Router } from "@/lib/router";
import { Loading } from "@/ui/Loaded";
import { BrokenScreen, NotFoundScreen } from "./ErrorScreens";
import { ForEveryone } from "./layouts";
import { SITE } from "./routes";

export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Router
        site={SITE}
        frame={ForEveryone}
        waiting={<Loading />}
        missing={<NotFoundScreen />}
        broken={(error, again) => <BrokenScreen error={error} again={again} />}
      />
    </QueryClientProvider>
  );
}
