import { setupI18n } from "@lingui/core";
import { remember } from "../storage";
import type { MessageId } from "./ids";
import { directionOf, isLanguage, type Language } from "./languages";

type Messages = Record<string, string>;
export type Values = Record<string, string | number | Date>;

const LOADERS: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import("virtual:messages/en"),
  es: () => import("virtual:messages/es"),
  fr: () => import("virtual:messages/fr"),
  ar: () => import("virtual:messages/ar"),
};

const i18n = setupI18n();
const listeners = new Set<() => void>();

export function language(): Language {
  return isLanguage(i18n.locale) ? i18n.locale : "en";
}

/** The words of an id in the language now chosen. In components use `useT()`, which follows a change of language. */
export function t(id: MessageId, values?: Values): string {
  return i18n._(id, values);
}

/** Load a language and switch to it in place: no reload, nothing typed is lost. */
export async function showLanguage(next: Language): Promise<void> {
  const messages = (await LOADERS[next]()).default;
  i18n.loadAndActivate({ locale: next, messages });
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  for (const listen of listeners) listen();
}

/** A person's own choice: this device keeps it for the next visit. */
export async function chooseLanguage(next: Language): Promise<void> {
  remember("language", next);
  await showLanguage(next);
}

/** What boot.js found before the first paint. */
export function languageOfDevice(): Language {
  const tag = document.documentElement.lang;
  return isLanguage(tag) ? tag : "en";
}

export function onLanguageChange(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
