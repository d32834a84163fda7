import { compileMessage } from "@lingui/message-utils/compileMessage";

/** What a message is made of, to compare it between languages. */
export type Shape = { values: string[]; tags: string[]; plurals: string[][] };
type Token = string | [string, string?, unknown?];

const PLURAL = new Set(["plural", "selectordinal"]);

export function shapeOf(text: string): Shape {
  const values = new Set<string>();
  const plurals: string[][] = [];
  const tokens = compileMessage(text) as Token[];
  // The parser hands an unreadable message back as it came, and grumbles on the console.
  if (tokens[0] === text && /[{}]/.test(text)) throw new Error("its braces do not match");
  walk(tokens, values, plurals);
  const tags = new Set([...text.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ""));
  return { values: [...values].sort(), tags: [...tags].sort(), plurals };
}

function walk(tokens: Token[], values: Set<string>, plurals: string[][]): void {
  for (const token of tokens) {
    if (typeof token === "string") continue;
    const [name, format = "", options] = token;
    values.add(name);
    if (PLURAL.has(format)) plurals.push(Object.keys(options as object));
    for (const inner of branches(format, options)) walk(inner, values, plurals);
  }
}

/** The texts inside a plural or a select. */
function branches(format: string, options: unknown): Token[][] {
  if (!PLURAL.has(format) && format !== "select") return [];
  return Object.values(options as Record<string, unknown>).filter((inner): inner is Token[] =>
    Array.isArray(inner),
  );
}

/** The plural forms that a language must spell out. "many" of Spanish and French (a million of) may fall to "other". */
export function formsNeeded(language: string): string[] {
  if (language === "ar") return ["zero", "one", "two", "few", "many", "other"];
  return ["one", "other"];
}
