import { type Field, infoboxNames, meant, rootNames } from "./field.ts";
import type { Report } from "./problem.ts";
import { repaired } from "./repair.ts";
import type { SourceLine } from "./split.ts";
import { fr, quote } from "./text.ts";
import { fieldsOf } from "./yaml-node.ts";

type Names = readonly string[];
type Block = { name: string; lines: SourceLine[]; strays: SourceLine[] };

/**
 * The fields of a front matter: as YAML where YAML accepts it; otherwise field by field, so that a line it refuses costs
 * that field only, and is reported. Undefined when no line is a field.
 */
export function readFrontMatter(lines: readonly SourceLine[], report: Report): Field[] | undefined {
  const whole = fieldsOf(lines);
  if (whole) return whole;
  const found = readBlocks({ lines: outdented(lines), names: rootNames, path: "", report });
  return found.length === 0 ? undefined : found;
}

function readBlocks(read: { lines: readonly SourceLine[]; names: Names; path: string; report: Report }): Field[] {
  const { names, path, report } = read;
  const { blocks, before } = blocksOf(read.lines, names);
  for (const line of before) reportStray(line, report);
  return blocks.flatMap((block) => readBlock(block, { names, path, report }));
}

function readBlock(block: Block, context: { names: Names; path: string; report: Report }): Field[] {
  const { path, report } = context;
  const field = path + block.name;
  const at = block.lines[0]?.number ?? 1;
  const source = block.lines
    .map((line) => line.text)
    .join("\n")
    .trim();
  const plain = fieldsOf(block.lines);
  if (plain?.length === 1) {
    for (const stray of block.strays) reportStray(stray, report);
    return plain;
  }
  const inner = subfields(block, context);
  if (inner) return inner;
  for (const attempt of repaired(block.lines, block.strays)) {
    const fields = fieldsOf(attempt.lines);
    if (fields?.length !== 1) continue;
    report(field, "guessed", fr`${attempt.why} : ${quote(source)}.`, at);
    for (const stray of attempt.strays) reportStray(stray, report);
    return fields;
  }
  for (const stray of block.strays) reportStray(stray, report);
  report(field, "guessed", fr`Ligne que YAML refuse, lue comme un texte : ${quote(source)}.`, at);
  return [asText(block, source)];
}

/** A nested mapping is read the same way, and so is a block that swallowed a known key indented by mistake. */
function subfields(block: Block, context: { names: Names; path: string; report: Report }): Field[] | undefined {
  const [head, ...rest] = block.lines;
  if (!head) return undefined;
  if (meant(block.name, ["infobox"]) && context.path === "" && /:\s*(?:#.*)?$/.test(head.text)) {
    const lines = outdented(rest);
    const plain = fieldsOf(lines);
    if (plain) context.report("infobox", "guessed", "Retrait que YAML refuse (tabulations), corrigé.", head.number);
    const fields = plain ?? readBlocks({ lines, names: infoboxNames, path: "infobox.", report: context.report });
    for (const stray of block.strays) reportStray(stray, context.report);
    const to = rest.findLast((line) => line.text.trim() !== "")?.number ?? head.number;
    return [{ name: "infobox", value: { kind: "map", fields }, lines: { from: head.number, to }, source: head.text }];
  }
  const cut = rest.findIndex((line) => context.names.includes(keyOf(line.text.trim(), context.names) ?? ""));
  if (cut === -1) return undefined;
  const first: Block = { name: block.name, lines: [head, ...rest.slice(0, cut)], strays: block.strays };
  context.report(
    "frontMatter",
    "guessed",
    fr`Retrait ignoré : ${quote(rest[cut]?.text ?? "")}.`,
    rest[cut]?.number ?? null,
  );
  return [...readBlock(first, context), ...readBlocks({ ...context, lines: outdented(rest.slice(cut)) })];
}

function asText(block: Block, source: string): Field {
  const [head, ...rest] = block.lines;
  const opening = (head?.text ?? "")
    .trim()
    .replace(/^[^:]*:/, "")
    .trim();
  const items = rest.map((line) => line.text.trim()).filter((text) => text !== "" && !text.startsWith("#"));
  const last = block.lines.findLast((line) => line.text.trim() !== "")?.number ?? 1;
  const lines = { from: head?.number ?? 1, to: last };
  if (opening === "" && items.length > 0 && items.every((item) => /^-(?:\s|$)/.test(item))) {
    return {
      name: block.name,
      value: { kind: "list", items: items.map((item) => unquoted(item.slice(1))) },
      lines,
      source,
    };
  }
  const text = unquoted([/^[>|][+-]?\d?$/.test(opening) ? "" : opening, ...items].join(" "));
  return { name: block.name, value: text === "" ? { kind: "empty" } : { kind: "text", text }, lines, source };
}

function unquoted(source: string): string {
  const text = source.replace(/\s#.*$/, "").trim();
  const [first] = text;
  if (first !== '"' && first !== "'") return text;
  return text
    .slice(1)
    .replace(text.endsWith(first) && text.length > 1 ? /.$/ : /$^/, "")
    .trim();
}

function blocksOf(lines: readonly SourceLine[], names: Names): { blocks: Block[]; before: SourceLine[] } {
  const blocks: Block[] = [];
  const before: SourceLine[] = [];
  for (const line of lines) {
    const name = keyOf(line.text, names);
    const block = blocks.at(-1);
    if (name !== undefined) blocks.push({ name, lines: [line], strays: [] });
    else if (/^(?:\s|$|#|-|[\]}])/.test(line.text)) {
      if (block) block.lines.push(line);
      else if (!/^\s*(?:#.*)?$/.test(line.text)) before.push(line);
    } else if (block) block.strays.push(line);
    else before.push(line);
  }
  return { blocks, before };
}

/** The key a line opens with. "title:Parcours", no space, is a key only if it is a known one. */
function keyOf(text: string, names: Names): string | undefined {
  const [, quoted, bare, gap] =
    /^(?:["']([^"']{1,80})["']|([^\s#:"'[\]{}&*!|>%@`,-][^:#]{0,80}?))\s*:(\s|$)?/.exec(text) ?? [];
  const name = quoted ?? bare;
  if (name === undefined) return undefined;
  return gap !== undefined || names.includes(name) ? name : undefined;
}

function outdented(lines: readonly SourceLine[]): SourceLine[] {
  const indents = lines
    .filter((line) => !/^\s*(?:#.*)?$/.test(line.text))
    .map((line) => /^\s*/.exec(line.text)?.[0].length ?? 0);
  const indent = indents.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(indent) || indent === 0) return [...lines];
  return lines.map((line) => ({
    ...line,
    text: line.text.slice(Math.min(indent, line.text.length - line.text.trimStart().length)),
  }));
}

function reportStray(line: SourceLine, report: Report): void {
  report("frontMatter", "not_understood", fr`Ligne non comprise : ${quote(line.text)}.`, line.number);
}
