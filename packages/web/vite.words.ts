import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

/** Words of what is on every screen: they start with the page, in one file. */
const FIRST = ["shell", "ui", "error"];

const languages = ["fr", "en"] as const;
type Language = (typeof languages)[number];

/**
 * One mark for all files of one build. A hash for each would stand in the shell, twice for words, where nothing
 * compresses it; and it would spare nobody a download, since each file names the shell, whose hash changes with any
 * of theirs. All that may change a file is in it: the sources, and what builds them.
 */
function markOf(root: string): string {
  const hash = createHash("sha256");
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const builders = ["index.html", "vite.config.ts", "vite.words.ts", "../../package-lock.json"].map((name) =>
    join(root, name),
  );
  for (const file of [...sources.sort(), ...builders]) hash.update(readFileSync(file)).update("\0");
  return hash.digest("base64url").slice(0, 8);
}

/** What the mark knows: our sources, libraries, and what plugins make of them. */
const isMarked = (root: string, id: string): boolean =>
  [join(root, "src"), join(root, "index.html")].some((path) => id.startsWith(path)) || /node_modules|^[\0~]/.test(id);

const folder = (language: Language) => `/messages/${language}/`;
const areWords = (file: string) => languages.some((language) => file.startsWith(`assets/${language}.`));

/** Where `index.html` asks for its first words, in its one script: it knows the language before anything is loaded. */
const HERE = "/* first words */";
const asking = (name: string): string =>
  [
    `var link = document.createElement("link");`,
    `link.rel = "modulepreload";`,
    `link.crossOrigin = "";`,
    `link.href = "/app/assets/" + document.documentElement.lang + ".${name}";`,
    "document.head.append(link);",
  ].join("\n      ");

/**
 * What stands before each dynamic import: Vite's own, smaller, and saying the words of the list in the language of the
 * page. Styles are waited for; a part that is gone is told as Vite tells it (`shell/stale.ts`).
 */
const PRELOAD = `
  const asked = {};
  const gone = (error) => {
    const event = new Event("vite:preloadError", { cancelable: true });
    event.payload = error;
    if (dispatchEvent(event)) throw error;
  };
  const ask = (file) => {
    const href = "/app/" + file.replace("/fr.", "/" + document.documentElement.lang + ".");
    return asked[href] ??= new Promise((done, failed) => {
      const link = document.createElement("link");
      const isStyle = href.endsWith("css");
      link.rel = isStyle ? "stylesheet" : "modulepreload";
      link.crossOrigin = "";
      link.href = href;
      link.onload = done;
      link.onerror = () => {
        delete asked[href];
        failed(Error(href));
      };
      document.head.append(link);
      if (!isStyle) done();
    });
  };
  export const __vitePreload = (load, files = []) => Promise.all(files.map(ask)).then(load).catch(gone);
`;

/** Which files of words each file reads, in French; `test/weight.ts` weighs by it. */
const LISTED = ".vite/words.json";

/** Asks for the words of a screen together with the screen, in the language of the page alone. */
export function wordsTogether(root: string) {
  const mark = markOf(root);
  let bundle: Rolldown.OutputBundle = {};
  const saidBy = ({ moduleIds }: Rolldown.OutputChunk): string[] => {
    const nouns = moduleIds.flatMap((id) => /\/messages\/([a-z-]+)\.ts$/.exec(id)?.[1] ?? []);
    const files = nouns.map((noun) => `assets/fr.${FIRST.includes(noun) ? "first" : noun}-${mark}.js`);
    return [...new Set(files)].filter((file) => bundle[file]);
  };
  const wordsOf = (file: string): string[] => {
    const found = new Set<string>();
    const walk = (name: string): string[] => {
      const chunk = bundle[name];
      if (found.has(name) || chunk?.type !== "chunk" || chunk.isEntry) return [];
      found.add(name);
      return [...saidBy(chunk), ...chunk.imports.flatMap(walk)];
    };
    return walk(file);
  };
  const plugin: Plugin = {
    name: "words-together",
    apply: "build",
    enforce: "pre",
    load: { filter: { id: /vite\/preload-helper/ }, handler: () => PRELOAD },
    generateBundle: {
      order: "pre",
      handler(_, files) {
        bundle = files;
        const chunks = Object.values(files).filter((file) => file.type === "chunk");
        const unmarked = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => !isMarked(root, id));
        if (unmarked.length > 0) this.error(`${unmarked[0]} may change a file and is not in the mark`);
        const said = Object.fromEntries(chunks.map((chunk) => [chunk.fileName, saidBy(chunk)]));
        this.emitFile({ type: "asset", fileName: LISTED, source: JSON.stringify(said) });
      },
    },
    transformIndexHtml: {
      order: "post",
      handler(html) {
        if (!html.includes(HERE)) throw new Error("index.html asks for no words");
        return html.replace(HERE, asking(`first-${mark}.js`));
      },
    },
  };
  // After Vite's own, which writes what stands before each import.
  const byName: Plugin = {
    name: "words-by-name",
    apply: "build",
    enforce: "post",
    config: () => ({ define: { WORDS_MARK: JSON.stringify(mark) } }),
    generateBundle: {
      order: "post",
      handler(_, files) {
        const listed = /"\.\/(?:fr|en)\/[a-z-]+\.ts":\(\)=>[\w$]+\(\(\)=>import\([^()]+\),\[\]\),/g;
        const shell = Object.values(files).find((file) => file.type === "chunk" && file.isEntry);
        if (shell?.type !== "chunk" || !listed.test(shell.code)) return this.error("the shell lists no words");
        // As many blanks: what follows stays where the source map says.
        shell.code = shell.code.replace(listed, (entry) => " ".repeat(entry.length));
      },
    },
  };
  return {
    plugins: [plugin, byName],
    groups: languages.map((language) => ({
      name: `${language}.first`,
      test: new RegExp(`${folder(language)}(${FIRST.join("|")})\\.ts$`),
    })),
    chunkFileNames: ({ name, moduleIds }: { name: string; moduleIds: string[] }): string => {
      const said = languages.find((one) => moduleIds.some((id) => id.includes(folder(one))));
      return said ? `assets/${said}.${name.replace(/^..\./, "")}-${mark}.js` : `assets/[name]-${mark}.js`;
    },
    /** What words need is there: they came with what reads them. */
    resolveDependencies: (file: string, needs: string[]): string[] =>
      areWords(file) ? [] : [...new Set([...needs, ...wordsOf(file)])],
  };
}
