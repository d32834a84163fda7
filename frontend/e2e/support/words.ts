import { setupI18n } from "@lingui/core";
import { compileLanguage, LANGUAGES } from "../../scripts/compile-messages.ts";
import type { MessageId } from "../../src/lib/i18n/ids.ts";

export type Language = (typeof LANGUAGES)[number];
export type Words = (id: MessageId, values?: Record<string, string | number>) => string;

const catalogues = Object.fromEntries(LANGUAGES.map((name) => [name, compileLanguage(name)]));

/** The words of the product in a language, so that no test repeats them. */
export function wordsOf(language: Language): Words {
  const i18n = setupI18n({
    locale: language,
    messages: { [language]: catalogues[language] as Record<string, string> },
  });
  return (id, values) => i18n._(id, values).replace(/<\/?\w+>/g, "");
}

/** Every message that says something of its own in a language: what a page in another one must not show. */
export function plainMessages(language: Language): Map<string, string> {
  const plain = Object.entries(catalogues[language] ?? {}).filter(
    (entry): entry is [string, [string]] =>
      Array.isArray(entry[1]) && entry[1].length === 1 && typeof entry[1][0] === "string",
  );
  return new Map(plain.map(([id, [text]]) => [id, text]));
}
