import { bannedWords } from "./banned.ts";
import { formsNeeded, shapeOf } from "./shape.ts";

export type Areas = Record<string, Record<string, string>>;

/** What is wrong in the catalogues of all languages, measured against English. One sentence each. */
export function checkCatalogues(all: Record<string, Areas>): string[] {
  const english = all.en ?? {};
  return Object.entries(all).flatMap(([language, areas]) => [
    ...missing(language, english, areas),
    ...Object.entries(areas).flatMap(([area, messages]) =>
      Object.entries(messages).flatMap(([id, text]) => [
        ...misplaced(language, area, id),
        ...(english[area]?.[id] === undefined ? [] : checkMessage(language, id, text, english[area][id])),
      ]),
    ),
  ]);
}

function missing(language: string, english: Areas, areas: Areas): string[] {
  const wanted = ids(english);
  const there = ids(areas);
  return [
    ...wanted.filter((id) => !there.includes(id)).map((id) => `${language}: ${id} is missing`),
    ...there.filter((id) => !wanted.includes(id)).map((id) => `${language}: ${id} is not in English`),
  ];
}

const ids = (areas: Areas): string[] => Object.values(areas).flatMap((messages) => Object.keys(messages));

function misplaced(language: string, area: string, id: string): string[] {
  return id.startsWith(`${area}.`) ? [] : [`${language}: ${id} does not belong to ${area}.json`];
}

function checkMessage(language: string, id: string, text: string, english: string): string[] {
  const found: string[] = [];
  const tell = (what: string) => found.push(`${language}: ${id} ${what}`);
  if (text.trim() === "") tell("is empty");
  if (text.includes("'")) tell("has a straight apostrophe; use ’");
  for (const word of bannedWords(language, text)) tell(`says “${word}”`);
  try {
    compare(language, text, english, tell);
  } catch (error) {
    tell(`cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return found;
}

function compare(language: string, text: string, english: string, tell: (what: string) => void): void {
  const [here, there] = [shapeOf(text), shapeOf(english)];
  if (`${here.values}` !== `${there.values}`)
    tell(`has the values {${here.values}}, English has {${there.values}}`);
  if (`${here.tags}` !== `${there.tags}`) tell(`has the tags <${here.tags}>, English has <${there.tags}>`);
  for (const forms of here.plurals) {
    const lacking = formsNeeded(language).filter((form) => !forms.includes(form));
    if (lacking.length > 0) tell(`lacks the plural forms ${lacking.join(", ")}`);
  }
}
