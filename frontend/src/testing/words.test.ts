/** That every page brings the words it says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TOGETHER } from "../../scripts/compile-messages.ts";

const SRC = join(import.meta.dirname, "..");
const routes = readFileSync(join(SRC, "app/routes.tsx"), "utf8");
const SAYS = new RegExp(`["'\`](?:${TOGETHER.join("|")})\\.[a-z_]`);

/** Each address with how its page is made, and the page's file. */
const pages = [
  ...routes.matchAll(
    /"(\/[^"]*)": (firstPage|page|together)\(\s*\w+,\s*\(\) => import\("@\/(pages\/[^"]+)"\)/g,
  ),
].map(([, address = "", made = "", file = ""]) => ({ address, made, file }));

function fileOf(path: string): string | undefined {
  return [`${path}.tsx`, `${path}.ts`, path].find(
    (name) => /\.tsx?$/.test(name) && existsSync(join(SRC, name)),
  );
}

/** A module and all it imports of ours. */
function reached(path: string, seen = new Set<string>()): Set<string> {
  const file = fileOf(path);
  if (file === undefined || seen.has(file)) return seen;
  seen.add(file);
  for (const [, target = ""] of readFileSync(join(SRC, file), "utf8").matchAll(
    /(?:from|import\()\s*"([^"]+)"/g,
  )) {
    if (target.startsWith("@/")) reached(target.slice(2), seen);
    else if (target.startsWith(".")) reached(join(file, "..", target), seen);
  }
  return seen;
}

describe("the words of a page", () => {
  it("knows every page of the site map", () => {
    expect(pages.length).toBe([...routes.matchAll(/=> import\("@\/pages\//g)].length);
  });

  it.each(pages)("come with $address", ({ made, file }) => {
    const says = [...reached(file)].filter((path) => SAYS.test(readFileSync(join(SRC, path), "utf8")));
    if (made !== "together") expect(says).toEqual([]);
  });
});
