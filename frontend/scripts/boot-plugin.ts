import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, type Rolldown, transformWithOxc } from "vite";
import { LANGUAGES } from "./compile-messages.ts";
import { PARTS } from "./parts.ts";

const SOURCE = join(import.meta.dirname, "../boot.js");
const WORKER = join(import.meta.dirname, "../worker.js");
const PAGES = ["today/TodayPage", "proposal/ProposalPage"];
/** What opens without a network on one's own device, beside the pages that are opened most. */
const OWN = [
  "pages/check-in/CheckInPage.tsx",
  "pages/commitment/CommitmentPage.tsx",
  "pages/you/YouPage.tsx",
  "pages/you/YouSectionPage.tsx",
  "features/outbox/OutboxList.tsx",
  "lib/own/copies.ts",
  "lib/own/waiting.ts",
];
/** What worker.js runs of the app's own code, in this order. */
const SHARED = ["base", "sending"].map((name) => join(import.meta.dirname, `../src/lib/own/${name}.ts`));
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
    async generateBundle(_options, bundle) {
      const own = filesIn(bundle);
      const asset = this.emitFile({ type: "asset", name: "boot.js", source: filled(SOURCE, own) });
      address = `/${this.getFileName(asset)}`;
      const source = filled(WORKER, keptIn(bundle, own, address)) + (await shared());
      this.emitFile({ type: "asset", fileName: "worker.js", source });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "script", attrs: { src: address }, injectTo: "head-prepend" }],
    },
  };
}

/** As plain script: a worker that is no module runs in every browser. */
async function shared(): Promise<string> {
  const scripts = await Promise.all(
    SHARED.map(async (file) => (await transformWithOxc(readFileSync(file, "utf8"), file)).code),
  );
  return scripts.map((code) => code.replace(/^import .*$/gm, "").replace(/^export /gm, "")).join("\n");
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
  const ownFiles = [...new Set(OWN.flatMap((name) => own[name] ?? []))];
  return { named, always: [...always], own: ownFiles, ...Object.fromEntries(words) };
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
    const name =
      WORDS.exec(id)?.[1] ??
      PAGES.find((page) => id.endsWith(`/pages/${page}.tsx`)) ??
      OWN.find((file) => id.endsWith(`/src/${file}`));
    if (name) found[name] = own(chunk);
  }
  const missing = [
    ...PAGES,
    ...OWN,
    ...LANGUAGES.flatMap((one) => PARTS.map((part) => `${one}-${part}`)),
  ].filter((name) => !(name in found));
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
