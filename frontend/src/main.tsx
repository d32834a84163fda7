import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { languageOfDevice, showLanguage } from "@/lib/i18n/i18n";
import "@/ui/styles";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

showLanguage(languageOfDevice()).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
