import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { site } from "./site.ts";

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean };
const DIST = join(import.meta.dirname, "../dist");

/** The scripts that must arrive before a page works: the entry, its words, the page, and all they import. */
export function scriptsOf(page: string, language = "en"): string[] {
  const manifest = readManifest();
  const wordsOf = (part: string) =>
    Object.keys(manifest).find((name) => name.endsWith(`virtual:messages/${language}-${part}.js`)) ??
    "no words";
  const says = site().find(({ file }) => file === `pages/${page}`)?.says ?? [];
  const wanted = ["index.html", `src/pages/${page}.tsx`, wordsOf("first"), ...says.map(wordsOf)];
  const files = new Set<string>();
  for (const name of wanted) gather(name, manifest, files);
  const boot = readdirSync(join(DIST, "assets")).filter((file) => /^boot-.*\.js$/.test(file));
  return [...boot.map((file) => `assets/${file}`), ...files].map((file) => join(DIST, file));
}

/** What a page adds to what every page has: its own script, and what that imports. Words are weighed by themselves. */
export function addedBy(page: string): string[] {
  const manifest = readManifest();
  const [shell, files] = [new Set<string>(), new Set<string>()];
  gather("index.html", manifest, shell);
  gather(`src/pages/${page}.tsx`, manifest, files);
  return [...files].filter((file) => !shell.has(file)).map((file) => join(DIST, file));
}

function readManifest(): Record<string, Chunk> {
  return JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8"));
}

function gather(name: string, manifest: Record<string, Chunk>, files: Set<string>): void {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`The build has no ${name}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) gather(imported, manifest, files);
}
