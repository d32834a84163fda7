import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMessage } from "@lingui/message-utils/compileMessage";

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

/** What the frame, the door, Today and the check-in say: all that a first page needs (experience.md section 6). */
const FIRST = ["auth", "commitments", "demo", "shell", "today", "ui"];
/** What the pages say on which people decide together, ask first and look after each other. */
export const TOGETHER = [
  "agreements",
  "consents",
  "decisions",
  "initiatives",
  "mandates",
  "preferences",
  "propose",
  "record",
  "safety",
];
export const PARTS = ["first", "together", "rest"] as const;
export type Part = (typeof PARTS)[number];

const partOf = (area: string): Part => {
  if (FIRST.includes(area)) return "first";
  return TOGETHER.includes(area) ? "together" : "rest";
};

/** A part of one language as the runtime wants it: parsed ahead, so that no ICU parser is shipped. */
export function compileLanguage(language: string, part: Part, dir = LOCALES_DIR): Record<string, unknown> {
  const areas = Object.entries(readAreas(language, dir)).filter(([area]) => partOf(area) === part);
  const all = Object.assign({}, ...areas.map(([, words]) => words)) as Catalogue;
  return Object.fromEntries(Object.entries(all).map(([id, text]) => [id, compileMessage(text)]));
}
