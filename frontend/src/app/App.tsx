import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { Router } from "@/lib/router";
import { Loading } from "@/ui/Loaded";
import { BrokenScreen, NotFoundScreen } from "./ErrorScreens";
import { ForEveryone } from "./layouts";
import { newQueryClient } from "./queryClient";
import { SITE } from "./routes";

export function App() {
  const [queryClient] = useState(newQueryClient);
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
