import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { readFirst } from "@/app/opening";
import { newQueryClient } from "@/app/queryClient";
import { SITE } from "@/app/routes";
import { languageOfDevice, showLanguage } from "@/lib/i18n/i18n";
import { arriving } from "@/lib/router";
import "@/ui/styles";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const client = newQueryClient();
const read = readFirst(client, window.location.pathname);
const page = arriving(window.location.pathname, SITE, read);

Promise.all([showLanguage(languageOfDevice()), page]).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
});
