import { join } from "node:path";
import { setupI18n } from "@lingui/core";
import { compileLanguage, LANGUAGES, readAreas } from "../../scripts/compile-messages.ts";
import { PARTS } from "../../scripts/parts.ts";
import type { MessageId } from "../../src/lib/i18n/ids.ts";

export type Language = (typeof LANGUAGES)[number];
export type Words = (id: MessageId, values?: Record<string, string | number>) => string;

const catalogues = Object.fromEntries(
  LANGUAGES.map((name) => [name, Object.assign({}, ...PARTS.map((part) => compileLanguage(name, part)))]),
);

/** The words of the product in a language, so that no test repeats them. */
export function wordsOf(language: Language): Words {
  const i18n = setupI18n({
    locale: language,
    messages: { [language]: catalogues[language] as Record<string, string> },
  });
  return (id, values) => i18n._(id, values).replace(/<\/?\w+>/g, "");
}

/** Every sentence without a gap, the page's and the server's: what a page in another language must not show. */
export function sentencesOf(language: Language): Set<string> {
  const ours = Object.values(catalogues[language] ?? {}).map((parts) => (Array.isArray(parts) ? parts : []));
  const whole = ours.filter((parts) => parts.length === 1 && typeof parts[0] === "string").flat();
  return new Set([...whole, ...Object.values(serverWords(language)).filter((text) => !text.includes("{"))]);
}

const SERVER = join(import.meta.dirname, "../../../backend/alongside/locales");

const serverWords = (language: Language): Record<string, string> =>
  Object.assign({}, ...Object.values(readAreas(language, SERVER)));

/** What the server itself says, by its code. */
export function told(language: Language, code: string): string {
  const text = serverWords(language)[code];
  if (!text) throw new Error(`The server has no words for ${code}`);
  return text;
}
