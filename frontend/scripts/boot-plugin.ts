import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { LANGUAGES } from "./compile-messages.ts";
import { PARTS } from "./parts.ts";

const SOURCE = join(import.meta.dirname, "../boot.js");
const WORKER = join(import.meta.dirname, "../worker.js");
const PAGES = ["today/TodayPage", "proposal/ProposalPage"];
const TO_FILL = "const files = {};";
const WORDS = /virtual:messages\/(\w+-\w+)/;

/**
 * Puts boot.js first into the page, under a name of its content, and tells worker.js what to keep on the device.
 */
export function boot(): Plugin {
  let address = "/boot.js";
  return {
    name: "alongside-boot",
    enforce: "pre",
    generateBundle(_options, bundle) {
      const own = filesIn(bundle);
      const asset = this.emitFile({ type: "asset", name: "boot.js", source: filled(SOURCE, own) });
      address = `/${this.getFileName(asset)}`;
      const source = filled(WORKER, keptIn(bundle, own, address));
      this.emitFile({ type: "asset", fileName: "worker.js", source });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "script", attrs: { src: address }, injectTo: "head-prepend" }],
    },
  };
}

function filled(file: string, files: Record<string, string[]>): string {
  const source = readFileSync(file, "utf8");
  if (!source.includes(TO_FILL)) throw new Error(`${file} has no place for its files: ${TO_FILL}`);
  return source.replace(TO_FILL, `const files = ${JSON.stringify(files)};`);
}

/** What the page itself names; what every visit begins with, the pages that are opened most; each language's words. */
function keptIn(
  bundle: Rolldown.OutputBundle,
  own: Record<string, string[]>,
  bootFile: string,
): Record<string, string[]> {
  const entries = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry);
  const styles = Object.keys(bundle).filter((name) => name.endsWith(".css"));
  const shell = entries.flatMap((entry) => needed(entry as Rolldown.OutputChunk, bundle));
  const pages = PAGES.flatMap((page) => own[page] ?? []);
  const words = LANGUAGES.map((one) => [one, PARTS.flatMap((part) => own[`${one}-${part}`] ?? [])] as const);
  const named = [
    bootFile,
    ...[...entries.map(({ fileName }) => fileName), ...styles].map((file) => `/${file}`),
  ];
  const always = new Set([...shell.map((file) => `/${file}`), ...pages]);
  return { named, always: [...always], ...Object.fromEntries(words) };
}

/** The files of each page and of each language's words, but for what every page has. */
function filesIn(bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const everywhere = new Set(
    chunks.filter(({ isEntry }) => isEntry).flatMap((entry) => needed(entry, bundle)),
  );
  const own = (chunk: Rolldown.OutputChunk) =>
    needed(chunk, bundle)
      .filter((file) => !everywhere.has(file))
      .map((file) => `/${file}`);
  const found: Record<string, string[]> = {};
  for (const chunk of chunks) {
    const id = chunk.facadeModuleId ?? "";
    const name = WORDS.exec(id)?.[1] ?? PAGES.find((page) => id.endsWith(`/pages/${page}.tsx`));
    if (name) found[name] = own(chunk);
  }
  const missing = [...PAGES, ...LANGUAGES.flatMap((one) => PARTS.map((part) => `${one}-${part}`))].filter(
    (name) => !(name in found),
  );
  if (missing.length > 0) throw new Error(`The build has no ${missing.join(", ")}: boot.js asks for them.`);
  return found;
}

function needed(
  chunk: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
  seen = new Set<string>(),
): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  for (const file of chunk.imports) {
    const imported = bundle[file];
    if (imported?.type === "chunk") needed(imported, bundle, seen);
  }
  return [...seen];
}
