import { join } from "node:path";
import type { Plugin } from "vite";
import { compileLanguage, LANGUAGES, LOCALES_DIR } from "./compile-messages.ts";

const PREFIX = "virtual:messages/";

/** `import("virtual:messages/ar")` gives all areas of one language as one chunk. */
export function messages(): Plugin {
  return {
    name: "alongside-messages",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}.js` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = id.slice(PREFIX.length + 1, -3);
      return `export default ${JSON.stringify(compileLanguage(language))}`;
    },
    configureServer(server) {
      server.watcher.add(LOCALES_DIR);
      server.watcher.on("change", (file) => {
        if (!file.startsWith(LOCALES_DIR)) return;
        const language = LANGUAGES.find((name) => file.startsWith(join(LOCALES_DIR, name)));
        const module = server.moduleGraph.getModuleById(`\0${PREFIX}${language}.js`);
        if (module) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: "full-reload" });
      });
    },
  };
}
