import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { showLanguage } from "@/lib/i18n/i18n";

beforeEach(async () => {
  localStorage.clear();
  await showLanguage("en");
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});
