import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { readFirst } from "@/app/opening";
import { newQueryClient } from "@/app/queryClient";
import { SITE } from "@/app/routes";
import { isKept, keepFirstFiles, openAnew } from "@/lib/device";
import { language, languageOfDevice, showLanguage } from "@/lib/i18n/i18n";
import { LANGUAGES, type Language } from "@/lib/i18n/languages";
import { arriving } from "@/lib/router";
import "@/ui/styles";

const place = document.getElementById("root") as HTMLElement;

const client = newQueryClient();
const read = readFirst(client, window.location.pathname);
const page = arriving(window.location.pathname, SITE, read);

/** By then the page is at rest; milliseconds. */
const SETTLED = 3000;

const shows = (one: Language) =>
  showLanguage(one).then(
    () => true,
    () => false,
  );

/** The words of this device's language; where they can't be had, those of one that can. */
async function speak(): Promise<void> {
  if (await shows(languageOfDevice())) return;
  // What this device kept may be of a build whose other files are gone.
  if (isKept() && (await openAnew(window.location.href))) return new Promise(() => undefined);
  for (const other of LANGUAGES) if (await shows(other)) return;
  throw new Error("No words could be fetched");
}

function draw(): void {
  createRoot(place).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
  if (import.meta.env.PROD) setTimeout(() => keepFirstFiles(language()).catch(() => undefined), SETTLED);
}

/** Not one word could be fetched: our name, which loads the page again when it is pressed. */
function drawName(): void {
  const link = document.createElement("a");
  link.href = window.location.href;
  link.textContent = "Alongside";
  place.append(link);
}

Promise.all([speak(), page]).then(draw, drawName);
