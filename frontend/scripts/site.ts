import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PARTS, type Part } from "./parts.ts";

const APP = join(import.meta.dirname, "../src/app");
const FILES = ["routes.ts", "coalitionRoutes.ts"];
const ENTRY =
  /"(\/[^"]*)": page\(\s*\w+,\s*\(\) => import\("@\/(pages\/[^"]+)"\),\s*"\w+"((?:,\s*"\w+")*),?\s*\)/g;

export type SitePage = { address: string; file: string; says: Part[] };

/** The site map as it is written: each address, its page's file, and the parts of the words it names. */
export function site(): SitePage[] {
  const written = FILES.map((file) => readFileSync(join(APP, file), "utf8")).join("\n");
  const pages = [...written.matchAll(ENTRY)].map(([, address = "", file = "", says = ""]) => ({
    address,
    file,
    says: PARTS.filter((part) => says.includes(`"${part}"`)),
  }));
  if (pages.length !== [...written.matchAll(/=> import\("@\/pages\//g)].length)
    throw new Error("A page of the site map is written in a way that scripts/site.ts can't read.");
  return pages;
}
