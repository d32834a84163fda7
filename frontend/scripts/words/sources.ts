import { parseAst } from "vite";

const LETTERS = /\p{L}{2}/u;
/** Attributes that people read or hear. */
const SPOKEN = new Set([
  "title",
  "alt",
  "aria-label",
  "aria-description",
  "placeholder",
  "label",
  "hint",
  "legend",
  "summary",
  "means",
]);
/** The name of the product is the same in every language. */
const NAMES = new Set(["Alongside"]);

type Node = { type: string; start: number; value?: unknown; name?: { name?: string } } & Record<
  string,
  unknown
>;

/** Text written straight into JSX, which nobody could translate. */
export function rawText(file: string, source: string): string[] {
  const found: string[] = [];
  visit(parseAst(source, { lang: "tsx" }) as unknown as Node, (node) => {
    const text = textOf(node);
    if (text !== null && LETTERS.test(text) && !NAMES.has(text.trim()))
      found.push(`${file}:${lineOf(source, node.start)} raw text “${text.trim()}”`);
  });
  return found;
}

function textOf(node: Node): string | null {
  if (node.type === "JSXText") return String(node.value);
  if (node.type !== "JSXAttribute" || !SPOKEN.has(node.name?.name ?? "")) return null;
  const value = node.value as Node | null;
  return value?.type === "Literal" && typeof value.value === "string" ? value.value : null;
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, look);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

const lineOf = (source: string, at: number): number => source.slice(0, at).split("\n").length;

/** The ids that sources mention: whole ("shell.you"), or by their start (`you.${section}`). */
export function mentioned(sources: string[]): (id: string) => boolean {
  const whole = new Set<string>();
  const starts = new Set<string>();
  for (const source of sources) {
    for (const match of source.matchAll(/["'`]([a-z]+\.[\w.-]+)["'`]/g)) whole.add(match[1] ?? "");
    for (const match of source.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)) starts.add(match[1] ?? "");
  }
  return (id) => whole.has(id) || [...starts].some((start) => id.startsWith(start));
}
