import { setupI18n } from "@lingui/core";
import { remember } from "../storage";
import type { MessageId } from "./ids";
import { directionOf, isLanguage, type Language } from "./languages";

type Messages = Record<string, string>;
export type Values = Record<string, string | number | Date>;

/** What a page can say beside what every first page says: `scripts/parts.ts` tells which areas are in which part. */
export type MorePart = "together" | "carrying" | "own" | "rest";
type Part = "first" | MorePart;
type Load = () => Promise<{ default: Messages }>;

/** A chunk for each part of each language. */
const LOADERS: Record<Language, Record<Part, Load>> = {
  en: {
    first: () => import("virtual:messages/en-first"),
    together: () => import("virtual:messages/en-together"),
    carrying: () => import("virtual:messages/en-carrying"),
    own: () => import("virtual:messages/en-own"),
    rest: () => import("virtual:messages/en-rest"),
  },
  es: {
    first: () => import("virtual:messages/es-first"),
    together: () => import("virtual:messages/es-together"),
    carrying: () => import("virtual:messages/es-carrying"),
    own: () => import("virtual:messages/es-own"),
    rest: () => import("virtual:messages/es-rest"),
  },
  fr: {
    first: () => import("virtual:messages/fr-first"),
    together: () => import("virtual:messages/fr-together"),
    carrying: () => import("virtual:messages/fr-carrying"),
    own: () => import("virtual:messages/fr-own"),
    rest: () => import("virtual:messages/fr-rest"),
  },
  ar: {
    first: () => import("virtual:messages/ar-first"),
    together: () => import("virtual:messages/ar-together"),
    carrying: () => import("virtual:messages/ar-carrying"),
    own: () => import("virtual:messages/ar-own"),
    rest: () => import("virtual:messages/ar-rest"),
  },
};

const i18n = setupI18n();
const listeners = new Set<() => void>();

/** The language that is shown; before the first words are here, the one they will come in. */
export function language(): Language {
  return isLanguage(i18n.locale) ? i18n.locale : languageOfDevice();
}

/** The words of an id in the language now chosen. In components use `useT()`, which follows a change of language. */
export function t(id: MessageId, values?: Values): string {
  return i18n._(id, values);
}

/** The language that is shown, or on its way. */
let upcoming: Language = languageOfDevice();
const wanted = new Set<Part>(["first"]);

async function load(next: Language, part: Part): Promise<void> {
  i18n.load(next, (await LOADERS[next][part]()).default);
}

/** More words than the first pages say. From then on a change of language brings them too. */
export async function words(...parts: Part[]): Promise<void> {
  for (const part of parts) wanted.add(part);
  await Promise.all(parts.map((part) => load(upcoming, part)));
}

/** Load a language and switch to it in place: no reload, nothing typed is lost. */
export async function showLanguage(next: Language): Promise<void> {
  upcoming = next;
  await Promise.all([...wanted].map((part) => load(next, part)));
  i18n.activate(next);
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
