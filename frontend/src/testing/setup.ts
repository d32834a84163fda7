import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeEach } from "vitest";
import { dropAllDrafts } from "@/lib/drafts";
import { showLanguage, words } from "@/lib/i18n/i18n";

// A page's code is fetched when it is first opened; on a busy machine making it ready takes longer than a second.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(async () => {
  dropAllDrafts();
  localStorage.clear();
  await words("rest", "together", "carrying", "own");
  await showLanguage("en");
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});

// After the last press of a file the focus may still be on its way; the page is not taken away under it.
afterAll(() => new Promise((over) => setTimeout(over, 100)));
