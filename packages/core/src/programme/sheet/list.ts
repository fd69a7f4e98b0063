import type { Remark } from "./problem.ts";
import { flatten, fr, quote, tidy } from "./text.ts";

export type List = { items: string[]; remarks: Remark[] };

/**
 * The people a programme is for, from one text: commas, semicolons, slashes, bullets and lines part them, and the "et"
 * or "ou" before the last one. Nothing inside brackets is parted.
 */
export function readPublic(source: string): List {
  const text = unbracketed(source);
  const parts = partsOf(text.replace(/(?<!\p{L})et\s*\/\s*ou(?!\p{L})/giu, ","), /[,;/|•·\n]/);
  const last = parts.at(-1) ?? "";
  const ends = partsOf(last, /(?<!\p{L})(?:et|ou|and|or)(?!\p{L})/iu);
  const isEnumeration = ends.length > 1 && ends.every((end) => end !== "");
  const items = named([...parts.slice(0, -1), ...(isEnumeration ? ends : [last])]);
  const remarks: Remark[] = [];
  if (isEnumeration)
    remarks.push({ code: "guessed", text: fr`« et » ou « ou » lu comme une virgule dans ${quote(last)}.` });
  const kept = items.filter((item) => !isEtCetera(item));
  if (kept.length < items.length || /(?:…|\.\.\.)\s*$/.test(text)) {
    remarks.push({ code: "not_understood", text: fr`La liste reste ouverte : ${quote(source)}.` });
  }
  return { items: kept.map((item) => item.replace(/\s*(?:…|\.\.\.)$/, "")).filter((item) => item !== ""), remarks };
}

/** Tags from one text: "a, b ; c", a single tag, or "#a #b". */
export function readTags(source: string): List {
  const text = unbracketed(source);
  const hashes = text.match(/#[^\s#,;]+/g) ?? [];
  const isHashes = hashes.length > 0 && hashes.join("") === text.replace(/[\s,;]+/g, "");
  if (isHashes) return { items: hashes.map((tag) => tag.slice(1)), remarks: [] };
  return { items: named(partsOf(text, /[,;|•\n]/)), remarks: [] };
}

/** The items of a YAML list, one each; an empty one is said. */
export function readItems(items: readonly string[]): List {
  const kept = items.map(tidy).filter((item) => item !== "");
  const remarks: Remark[] =
    kept.length < items.length ? [{ code: "not_understood", text: fr`Un élément vide de la liste est ignoré.` }] : [];
  return { items: kept, remarks };
}

/** "[a, b" left open by its author is still a list. */
function unbracketed(source: string): string {
  return source.trim().replace(/^\[/, "").replace(/\]$/, "");
}

function partsOf(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  const each = new RegExp(`[()]|${separator.source}`, `g${separator.flags.replace("g", "")}`);
  let depth = 0;
  let from = 0;
  for (const match of text.matchAll(each)) {
    if (match[0] === "(") depth += 1;
    else if (match[0] === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(text.slice(from, match.index).trim());
      from = match.index + match[0].length;
    }
  }
  return [...parts, text.slice(from).trim()];
}

function named(parts: readonly string[]): string[] {
  return parts
    .map((part) =>
      flatten(tidy(part))
        .replace(/^[-*–—"'] ?(?=\S)/, "")
        .replace(/(?<![.…])[.]$/, "")
        .trim(),
    )
    .filter((part) => /[\p{L}\d]/u.test(part));
}

function isEtCetera(item: string): boolean {
  return /^(?:etc\.?|…|\.\.\.)$/iu.test(item);
}
