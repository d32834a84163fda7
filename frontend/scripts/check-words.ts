import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, readAreas } from "./compile-messages.ts";
import { checkCatalogues } from "./words/catalogues.ts";
import { mentioned, rawText } from "./words/sources.ts";

const SRC = join(import.meta.dirname, "../src");
const files = globSync("**/*.{ts,tsx}", { cwd: SRC }).filter(
  (file) => !/\.test\.tsx?$|^testing\//.test(file),
);
const sources = files.map((file) => ({ file, text: readFileSync(join(SRC, file), "utf8") }));

const catalogues = Object.fromEntries(LANGUAGES.map((language) => [language, readAreas(language)]));
const used = mentioned(sources.map(({ text }) => text));
const unused = Object.values(catalogues.en ?? {})
  .flatMap((messages) => Object.keys(messages))
  .filter((id) => !used(id))
  .map((id) => `en: ${id} is not used anywhere`);
const raw = sources
  .filter(({ file }) => file.endsWith(".tsx"))
  .flatMap(({ file, text }) => rawText(file, text));

const wrong = [...checkCatalogues(catalogues), ...unused, ...raw];
for (const line of wrong) console.error(line);
if (wrong.length > 0) {
  console.error(`Words: ${wrong.length} to mend`);
  process.exit(1);
}
