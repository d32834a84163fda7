import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { newQueryClient } from "@/app/queryClient";
import { SITE } from "@/app/routes";
import { aboutQuery } from "@/features/about/queries";
import { meQuery } from "@/features/people/queries";
import { languageOfDevice, showLanguage } from "@/lib/i18n/i18n";
import { matchIn } from "@/lib/router/paths";
import "@/ui/styles";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

// All that the first page needs is asked for at once, not one after the other.
const client = newQueryClient();
client.prefetchQuery(aboutQuery);
client.prefetchQuery(meQuery);
matchIn(SITE, window.location.pathname)
  ?.page.load()
  .catch(() => undefined);

showLanguage(languageOfDevice()).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
});
