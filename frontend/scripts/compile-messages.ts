import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { type Part, partOf } from "./parts.ts";

export const LANGUAGES = ["en", "es", "fr", "ar"] as const;
export const LOCALES_DIR = join(import.meta.dirname, "../src/locales");

type Catalogue = Record<string, string>;

/** The files of one language, by area. */
export function readAreas(language: string, dir = LOCALES_DIR): Record<string, Catalogue> {
  const folder = join(dir, language);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.sort().map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
}

/** A part of one language as the runtime wants it: parsed ahead, so that no ICU parser is shipped. */
export function compileLanguage(language: string, part: Part, dir = LOCALES_DIR): Record<string, unknown> {
  const areas = Object.entries(readAreas(language, dir)).filter(([area]) => partOf(area) === part);
  const all = Object.assign({}, ...areas.map(([, words]) => words)) as Catalogue;
  return Object.fromEntries(Object.entries(all).map(([id, text]) => [id, compileMessage(text)]));
}
