import { join } from "node:path";
import type { Plugin } from "vite";
import { compileLanguage, LANGUAGES, LOCALES_DIR } from "./compile-messages.ts";
import { PARTS, type Part } from "./parts.ts";

const PREFIX = "virtual:messages/";

/** `import("virtual:messages/ar-first")` gives the words of one part in one language, a chunk each. */
export function messages(): Plugin {
  return {
    name: "alongside-messages",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}.js` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [language = "", part] = id.slice(PREFIX.length + 1, -3).split("-");
      return `export default ${JSON.stringify(compileLanguage(language, part as Part))}`;
    },
    configureServer(server) {
      server.watcher.add(LOCALES_DIR);
      server.watcher.on("change", (file) => {
        if (!file.startsWith(LOCALES_DIR)) return;
        const language = LANGUAGES.find((name) => file.startsWith(join(LOCALES_DIR, name)));
        for (const part of PARTS) {
          const module = server.moduleGraph.getModuleById(`\0${PREFIX}${language}-${part}.js`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: "full-reload" });
      });
    },
  };
}
