/** That every page brings the words it says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AREAS, PARTS } from "../../scripts/parts.ts";
import { site } from "../../scripts/site.ts";

const SRC = join(import.meta.dirname, "..");
const MORE = PARTS.filter((part) => part !== "first").map((part) => ({
  part,
  said: new RegExp(`["'\`](?:${AREAS[part].join("|")})\\.[a-z_$]`),
}));

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
  it.each(site())("come with $address, and no others", ({ file, says }) => {
    const texts = [...reached(file)].map((path) => readFileSync(join(SRC, path), "utf8"));
    expect(says).toEqual(
      MORE.filter(({ said }) => texts.some((text) => said.test(text))).map(({ part }) => part),
    );
  });

  it("are asked for early where boot.js asks for a page", () => {
    const boot = readFileSync(join(SRC, "../boot.js"), "utf8");
    const early = [...boot.matchAll(/name: "([^"]+)",\s*says: (\[[^\]]*\])/g)];
    expect(early.length).toBeGreaterThan(0);
    for (const [, page, says = ""] of early) {
      const parts = site().find(({ file }) => file === `pages/${page}`)?.says ?? [];
      expect(new Set(JSON.parse(says))).toEqual(new Set(["first", ...parts]));
    }
  });
});
