/** The rules of this house, computed from the files, so that a new folder cannot be forgotten. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..");
const ZONES = ["lib", "ui", "api", "features", "pages", "app"];
const MAY_IMPORT: Record<string, string[]> = {
  lib: ["lib"],
  ui: ["lib", "ui"],
  api: ["lib", "api"],
  features: ["lib", "ui", "api", "features"],
  pages: ["lib", "ui", "api", "features", "pages"],
  app: ZONES,
};
/** Folders that stand beside the zones: words, test helpers. Only the words' types may be imported (by lib). */
const BESIDE = ["locales", "testing"];

const files = globSync("**/*.{ts,tsx,css}", { cwd: SRC }).map((path) => ({
  path,
  text: readFileSync(join(SRC, path), "utf8"),
}));
const code = files.filter(({ path }) => /\.tsx?$/.test(path));
const styles = files.filter(({ path }) => path.endsWith(".css"));
const product = code.filter(({ path }) => !/\.test\.tsx?$/.test(path) && !path.startsWith("testing/"));

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
/** An import as a path from src, or null when it is a package. */
const resolved = (path: string, target: string): string | null => {
  if (target.startsWith("@/")) return target.slice(2);
  return target.startsWith(".") ? join(path, "..", target) : null;
};

function broken(rule: (path: string, text: string) => unknown): string[] {
  return product.filter(({ path, text }) => rule(path, text)).map(({ path }) => path);
}

describe("the house", () => {
  it("has no folder outside its zones", () => {
    const folders = new Set(
      files.map(({ path }) => path.split("/")).flatMap(([first, ...rest]) => (rest.length ? [first] : [])),
    );
    expect([...folders].filter((folder) => ![...ZONES, ...BESIDE].includes(folder ?? ""))).toEqual([]);
  });

  it("imports downwards only: lib < ui | api < features < pages < app", () => {
    const wrong = product.flatMap(({ path, text }) => {
      const allowed = MAY_IMPORT[path.split("/")[0] ?? ""] ?? ZONES;
      return importsOf(text).flatMap((target) => {
        const zone = resolved(path, target)?.split("/")[0];
        return zone && ZONES.includes(zone) && !allowed.includes(zone) ? [`${path} imports ${target}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("keeps features and pages apart from their siblings", () => {
    const wrong = product.flatMap(({ path, text }) => {
      const [zone, own] = path.split("/");
      if (zone !== "features" && zone !== "pages") return [];
      return importsOf(text).flatMap((target) => {
        const [otherZone, other] = resolved(path, target)?.split("/") ?? [];
        return otherZone === zone && other !== own ? [`${path} imports ${target}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("keeps the server's and the address bar's words out of the primitives", () => {
    const wrong = product.filter(
      ({ path, text }) => path.startsWith("ui/") && /@tanstack|@\/lib\/router/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it("writes no inline style, no markup from text, and no script", () => {
    expect(
      broken((_, text) =>
        /\sstyle=|dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|\beval\(/.test(text),
      ),
    ).toEqual([]);
  });

  it("has live regions in the frame only", () => {
    expect(broken((path, text) => /aria-live|role="status"/.test(text) && !path.startsWith("app/"))).toEqual(
      [],
    );
  });

  it("marks no radio as required", () => {
    expect(broken((_, text) => /<input[^>]*type="radio"[^>]*\brequired/s.test(text))).toEqual([]);
  });

  it("uses placeholders for nothing", () => {
    expect(broken((_, text) => /\splaceholder=/.test(text))).toEqual([]);
  });

  it("lays out by logical properties", () => {
    const physical =
      /(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)))\s*:|text-align:\s*(?:left|right)/m;
    const wrong = styles.filter(({ text }) => physical.test(text.replace(/\([^)]*\)/g, "")));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("has no style for a class that nothing says", () => {
    const said = new Set(product.flatMap(({ text }) => [...text.matchAll(/[\w-]+/g)].map(([word]) => word)));
    // The colour of a mark is put together from the name of the mark.
    const known = (name: string) => said.has(name) || (name.startsWith("c-") && said.has(name.slice(2)));
    const classes = styles.flatMap(({ text }) =>
      [...text.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{}]+)\{/g)].flatMap(([, selector = ""]) =>
        [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = ""]) => name),
      ),
    );
    expect([...new Set(classes)].filter((name) => !known(name))).toEqual([]);
  });

  it("keeps files short", () => {
    const long = [...product, ...styles].filter(
      ({ path, text }) => !path.startsWith("api/schema") && text.split("\n").length > 200,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});
