import type { Plugin } from "vite";

const HINT = "//# allFunctionsCalledOnLoad\n";
/** The files that the pages which are opened most begin with. */
const AT_ONCE = new Set(["index", "common", "deciding", "TodayPage", "ProposalPage"]);

/**
 * Most functions of these files are called as a page opens. Chromium compiles them while they arrive, beside the page
 * instead of in its way (https://v8.dev/blog/explicit-compile-hints); elsewhere it is a comment.
 */
export function compiledAtOnce(): Plugin {
  return {
    name: "alongside-compiled-at-once",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const left = new Set(AT_ONCE);
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== "chunk" || !AT_ONCE.has(chunk.name)) continue;
          chunk.code = HINT + chunk.code;
          left.delete(chunk.name);
        }
        if (left.size > 0) throw new Error(`The build has no ${[...left].join(", ")}`);
      },
    },
  };
}
