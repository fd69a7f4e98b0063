import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from "yaml";
import { type Field, isNull, type Lines, type Value } from "./field.ts";
import type { SourceLine } from "./split.ts";

/** Texts only: no date, number, boolean or binary is made, no merge key followed, so nothing can surprise. */
const options = {
  schema: "failsafe",
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;
const harmlessTag = /^(?:tag:yaml\.org,2002:(?:str|seq|map)|!!(?:str|seq|map)|!)$/;

type Reading = { text: string; anchors: Map<string, Value>; lineOf: (offset: number) => number };

/** The fields of a YAML mapping with their lines, or nothing when YAML refuses the text or it is not a mapping. */
export function fieldsOf(lines: readonly SourceLine[]): Field[] | undefined {
  try {
    return mappingOf(lines);
  } catch {
    // A stack overflow on hostile nesting: the text is then read line by line, which does not nest.
    return undefined;
  }
}

function mappingOf(lines: readonly SourceLine[]): Field[] | undefined {
  const text = lines.map((line) => `${line.text}\n`).join("");
  if (isTooDeep(text)) return undefined;
  const lineCounter = new LineCounter();
  const document = parsed(text, lineCounter);
  if (!document) return undefined;
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === "")) return [];
  if (!isMap(contents)) return undefined;
  const lineOf = (offset: number) => lines[lineCounter.linePos(offset).line - 1]?.number ?? lines.at(-1)?.number ?? 1;
  const reading: Reading = { text, anchors: new Map(), lineOf };
  visit(document, (_key, node) => {
    if (isScalar(node) && node.anchor !== undefined) reading.anchors.set(node.anchor, readValue(node, reading, 0));
  });
  return contents.items.map((pair) => fieldOf(pair, reading, 0));
}

/** The parser's time grows with the square of the nesting; no sheet nests this far. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > 50) return true;
  }
  return /(?:[-?:][ \t]+){50}/.test(text);
}

function parsed(text: string, lineCounter: LineCounter) {
  const document = parseDocument(text, { ...options, lineCounter });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  let isOdd = false;
  visit(document, (_key, node) => {
    const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
    if (tag === undefined || harmlessTag.test(tag)) return undefined;
    isOdd = true;
    return visit.BREAK;
  });
  return isOdd ? undefined : document;
}

function fieldOf(pair: Pair, reading: Reading, depth: number): Field {
  const [from, to] = spanOf(pair, reading.text);
  const source = reading.text.slice(from, to).trim();
  const { key, value } = pair;
  const name = isScalar(key) && typeof key.value === "string" ? key.value : source.slice(0, 80);
  const lines: Lines = { from: reading.lineOf(from), to: reading.lineOf(Math.max(from, from + source.length - 1)) };
  return { name, value: readValue(value, reading, depth), lines, source };
}

function spanOf(pair: Pair, text: string): [number, number] {
  const ranges = [pair.key, pair.value].flatMap((node) => (isNodeWithRange(node) ? [node.range] : []));
  const from = ranges[0]?.[0] ?? 0;
  return [from, Math.max(from, ranges.at(-1)?.[1] ?? text.length)];
}

function isNodeWithRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function readValue(node: unknown, reading: Reading, depth: number): Value {
  if (node === null || node === undefined) return { kind: "empty" };
  if (isScalar(node)) {
    if (typeof node.value !== "string") return { kind: "other" };
    if (node.type === "PLAIN" && isNull(node.value)) return { kind: "empty" };
    return { kind: "text", text: node.value };
  }
  if (isAlias(node)) {
    // Only an anchored text is followed: a list of lists of aliases is how a small file becomes a huge one.
    const known = reading.anchors.get(node.source);
    return known ?? { kind: "other" };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => itemOf(item, reading)) };
  if (isMap(node) && depth === 0) return { kind: "map", fields: node.items.map((pair) => fieldOf(pair, reading, 1)) };
  return { kind: "other" };
}

/** An item is a text; "- RH : responsables", a mapping for YAML, is the text its author wrote. */
function itemOf(item: unknown, reading: Reading): string {
  const value = isMap(item) || isSeq(item) ? undefined : readValue(item, reading, 1);
  if (value?.kind === "text") return value.text;
  if (value?.kind === "empty" || !isNodeWithRange(item)) return "";
  return reading.text.slice(item.range[0], item.range[1]).trim();
}
