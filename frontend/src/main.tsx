import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { newQueryClient } from "@/app/queryClient";
import { SITE } from "@/app/routes";
import { aboutQuery } from "@/features/about/queries";
import { meQuery } from "@/features/people/queries";
import { languageOfDevice, showLanguage } from "@/lib/i18n/i18n";
import { arriving } from "@/lib/router";
import "@/ui/styles";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

// All that the first page needs is asked for at once, not one after the other.
const client = newQueryClient();
client.prefetchQuery(aboutQuery);
client.prefetchQuery(meQuery);
const page = arriving(window.location.pathname, SITE);

Promise.all([showLanguage(languageOfDevice()), page]).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
});
