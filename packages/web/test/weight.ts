import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { parseSync } from "vite";

/** What Vite says of one chunk in `dist/.vite/manifest.json`; a source that is an entry of its own is named by its path. */
export interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
}

/**
 * When a dynamic import of a screen runs: with the screen, unless its source says otherwise. `address`: inside
 * `byAddress(…)`, one at a time; `act`: inside `onAct(…)`, which opens by an event of the person alone.
 */
export type Moment = "screen" | "address" | "act";

/** One dynamic import as it is written: who imports what. */
export interface Part {
  from: string;
  to: string;
  moment: Moment;
}

export interface Route {
  path: string;
  /** What the router fetches for it: its screen, and what its preloading asks for. */
  loads: string[];
}

/** Each screen at its heaviest, and each dialog with the screen that it opens over; bytes of compressed script. */
export interface Weight {
  name: string;
  bytes: number;
}
export interface Weights {
  shell: number;
  routes: Weight[];
  acts: Weight[];
}

const HELPERS: Readonly<Record<string, Moment>> = { "ui/on-act.tsx#onAct": "act", "ui/later.tsx#byAddress": "address" };

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodesIn = (node: Node): Node[] =>
  Object.values(node)
    .flatMap((value) => [value].flat())
    .filter(isNode);
const textOf = (node: unknown): string => (isNode(node) && typeof node.value === "string" ? node.value : "");
const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === "string" ? node.name : "");

/** The moment that each imported helper stands for, by the name it has in this module. */
function helpersOf(program: Node): Map<string, Moment> {
  const found = new Map<string, Moment>();
  for (const node of nodesIn(program).filter(({ type }) => type === "ImportDeclaration")) {
    const from = textOf(node.source).replace(/^.*\/(?=ui\/)/, "");
    for (const specifier of nodesIn(node)) {
      const moment = HELPERS[`${from}#${nameOf(specifier.imported)}`];
      if (moment) found.set(nameOf(specifier.local), moment);
    }
  }
  return found;
}

/** The dynamic imports of one module, whose path begins at the package: `src/pages/…`. */
export function partsOf(path: string, source: string): Part[] {
  const program = parseSync(path, source).program as unknown as Node;
  const helpers = helpersOf(program);
  const walk = (node: Node, moment: Moment): Part[] => {
    if (node.type === "ImportExpression") {
      return [{ from: path, to: join(dirname(path), textOf(node.source)), moment }];
    }
    const called = node.type === "CallExpression" ? helpers.get(nameOf(node.callee)) : undefined;
    return nodesIn(node).flatMap((inner) => walk(inner, called ?? moment));
  };
  return walk(program, "screen");
}

/** The routes that a `routes.ts` declares: each object that has a `path`, with what it imports. */
export function routesOf(path: string, source: string): Route[] {
  const program = parseSync(path, source).program as unknown as Node;
  const importsIn = (node: Node): string[] =>
    node.type === "ImportExpression" ? [join(dirname(path), textOf(node.source))] : nodesIn(node).flatMap(importsIn);
  const walk = (node: Node): Route[] => {
    const property = node.type === "ObjectExpression" && nodesIn(node).find((one) => nameOf(one.key) === "path");
    const loads = property ? importsIn(node) : [];
    return property && loads.length > 0 ? [{ path: textOf(property.value), loads }] : nodesIn(node).flatMap(walk);
  };
  return walk(program);
}

type Keys = ReadonlySet<string>;

type Manifest = Readonly<Record<string, Chunk>>;
const areWords = (file: string | undefined) => /^assets\/(fr|en)\./.test(file ?? "");

/**
 * The manifest as the build of one language would write it: what reads words imports them. `words`: what
 * `vite.words.ts` lists, by file, in French.
 */
export function spoken(manifest: Manifest, words: Readonly<Record<string, string[]>>, locale: "fr" | "en"): Manifest {
  const keys = new Map(Object.entries(manifest).map(([key, { file }]) => [file, key]));
  const keyOf = (french: string): string => {
    const key = keys.get(french.replace("/fr.", `/${locale}.`));
    if (key === undefined) throw new Error(`the manifest has no ${locale} words for ${french}`);
    return key;
  };
  const inLocale = (chunk: Chunk): Chunk => ({
    ...chunk,
    imports: [...(chunk.imports ?? []), ...(words[chunk.file] ?? []).map(keyOf)],
    dynamicImports: (chunk.dynamicImports ?? []).filter((key) => !areWords(manifest[key]?.file)),
  });
  return Object.fromEntries(Object.entries(manifest).map(([key, chunk]) => [key, inLocale(chunk)]));
}

/** Weighs every route and every dialog. */
export function weigh(
  manifest: Manifest,
  { parts, routes }: { parts: readonly Part[]; routes: readonly Route[] },
  bytesOf: (file: string) => number,
): Weights {
  // What is imported at several moments counts at the earliest.
  const moments = new Map<string, Moment>();
  for (const moment of ["act", "address", "screen"] as const) {
    for (const part of parts) if (part.moment === moment) moments.set(part.to, moment);
  }
  // What no source names is fetched in a way that this does not know: it counts.
  const asked = (keys: Keys, moment: Moment, unnamed: Moment = "screen"): string[] =>
    [...keys]
      .flatMap((key) => manifest[key]?.dynamicImports ?? [])
      .filter((key) => (moments.get(key) ?? unnamed) === moment);
  /** These with all that comes by itself, on top of what is there. */
  const whole = (keys: readonly string[], there: Keys, unnamed?: Moment): Keys => {
    const found = new Set(there);
    const add = (key: string): void => {
      if (found.has(key)) return;
      found.add(key);
      manifest[key]?.imports?.forEach(add);
    };
    keys.forEach(add);
    const more = asked(minus(found, there), "screen", unnamed).filter((key) => !found.has(key));
    return more.length > 0 ? whole(more, found, unnamed) : found;
  };
  const total = (keys: Keys): number =>
    [...keys]
      .map((key) => manifest[key]?.file ?? "")
      .filter((file) => file.endsWith(".js"))
      .reduce((sum, file) => sum + bytesOf(file), 0);

  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  // What no part names there is a route's, which its address fetches.
  const shell = whole(entries, new Set(), "address");
  const weights: Weights = { shell: total(shell), routes: [], acts: [] };
  for (const { path, loads } of routes) {
    // A screen that shares its chunk has no name there: it would weigh nothing.
    if (!loads.some((key) => manifest[key])) throw new Error(`${path}: the manifest has none of ${loads.join()}`);
    const screen = whole(loads, shell);
    const chosen = asked(minus(screen, shell), "address").map((key) => ({ key, keys: whole([key], screen) }));
    const shown = [{ key: "", keys: screen }, ...chosen];
    for (const { key, keys } of shown) {
      weights.routes.push({ name: [path, key].filter(Boolean).join(" + "), bytes: total(keys) });
      for (const act of asked(minus(keys, key ? screen : shell), "act")) {
        weights.acts.push({ name: [path, key, act].filter(Boolean).join(" + "), bytes: total(whole([act], keys)) });
      }
    }
  }
  for (const list of [weights.routes, weights.acts]) list.sort((one, other) => other.bytes - one.bytes);
  return weights;
}

const minus = (keys: Keys, less: Keys): Keys => new Set([...keys].filter((key) => !less.has(key)));

/** The built dashboard, weighed; `root` is the folder of this package. */
export function weighBuilt(root: string, locale: "fr" | "en" = "fr"): Weights {
  const dist = join(root, "dist");
  const read = <T>(name: string) => JSON.parse(readFileSync(join(dist, ".vite", name), "utf8")) as T;
  const manifest = spoken(read<Manifest>("manifest.json"), read<Record<string, string[]>>("words.json"), locale);
  const modules = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file), source: readFileSync(file, "utf8") }));
  const isRoutes = ({ path }: { path: string }) => path.endsWith("/routes.ts");
  const parts = modules.filter((one) => !isRoutes(one)).flatMap(({ path, source }) => partsOf(path, source));
  const routes = modules.filter(isRoutes).flatMap(({ path, source }) => routesOf(path, source));
  return weigh(manifest, { parts, routes }, (file) => gzipSync(readFileSync(join(dist, file))).length);
}

/** `node packages/web/test/weight.ts` prints the table. */
if (import.meta.main) {
  for (const locale of ["fr", "en"] as const) {
    const { shell, routes, acts } = weighBuilt(join(import.meta.dirname, ".."), locale);
    const line = ({ name, bytes }: Weight) => `${(bytes / 1024).toFixed(1).padStart(6)} KB  ${name}`;
    const lines = [`── ${locale}`, ...[{ name: "shell", bytes: shell }, ...routes, ...acts].map(line)];
    process.stdout.write(`${lines.join("\n")}\n`);
  }
}
