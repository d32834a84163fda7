import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { readFirst } from "@/app/opening";
import { newQueryClient } from "@/app/queryClient";
import { SITE } from "@/app/routes";
import { isKept, keepFirstFiles, openAnew } from "@/lib/device";
import { language, languageOfDevice, showLanguage } from "@/lib/i18n/i18n";
import { arriving } from "@/lib/router";
import "@/ui/styles";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const client = newQueryClient();
const read = readFirst(client, window.location.pathname);
const page = arriving(window.location.pathname, SITE, read);

/** By then the page is at rest; milliseconds. */
const SETTLED = 3000;

function draw(): void {
  createRoot(root as HTMLElement).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
  if (import.meta.env.PROD) setTimeout(() => keepFirstFiles(language()).catch(() => undefined), SETTLED);
}

/** What this device kept may be of a build whose other files are gone. */
async function openAnewOrDraw(): Promise<void> {
  if (!(isKept() && (await openAnew(window.location.href)))) draw();
}

Promise.all([showLanguage(languageOfDevice()), page]).then(
  ([, here]) => (here ? draw() : openAnewOrDraw()),
  openAnewOrDraw,
);
