import { QueryClientProvider } from "@tanstack/react-query";
import { Router } from "@/lib/router";
import { Loading } from "@/ui/Loaded";
import { BrokenScreen, NotFoundScreen } from "./ErrorScreens";
import { ForEveryone } from "./layouts";
import { newQueryClient } from "./queryClient";
import { SITE } from "./routes";

const queryClient = newQueryClient();

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
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
