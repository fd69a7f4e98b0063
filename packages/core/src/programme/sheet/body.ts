import type { SourceLine } from "./split.ts";
import { tidy } from "./text.ts";

/**
 * A part of the body. `level` is 1 to 6 for a Markdown heading, 0 for a bold paragraph (`**Objectif** :`); the text
 * before any heading has an empty `heading`. `text` is Markdown as written.
 */
export type Section = { heading: string; level: number; text: string; lines: { from: number; to: number } };

const sectionsMax = 200;

/** Cuts a Markdown body at its headings. A fenced block is text, whatever it holds. */
export function sectionsOf(body: readonly SourceLine[]): Section[] {
  const sections: { heading: string; level: number; kept: SourceLine[]; from: number }[] = [];
  let isFenced = false;
  for (const line of body) {
    if (/^\s*(?:```|~~~)/.test(line.text)) isFenced = !isFenced;
    const heading = isFenced || sections.length >= sectionsMax ? undefined : headingOf(line.text);
    if (heading) {
      const rest = heading.rest === "" ? [] : [{ text: heading.rest, number: line.number }];
      sections.push({ heading: tidy(heading.heading), level: heading.level, kept: rest, from: line.number });
      continue;
    }
    if (sections.length === 0) {
      if (line.text.trim() === "") continue;
      sections.push({ heading: "", level: 0, kept: [], from: line.number });
    }
    sections.at(-1)?.kept.push(line);
  }
  return sections.map(({ heading, level, kept, from }) => {
    const to = kept.findLast((line) => line.text.trim() !== "")?.number ?? from;
    return { heading, level, text: tidy(kept.map((line) => line.text.trimEnd()).join("\n")), lines: { from, to } };
  });
}

function headingOf(line: string): { heading: string; level: number; rest: string } | undefined {
  const hashes = /^ {0,3}(#{1,6})[ \t\u00a0]+(.*)$/.exec(line);
  if (hashes) {
    const heading = (hashes[2] ?? "").replace(/\s#+\s*$/, "").replace(/^\*\*(.+)\*\*$/, "$1");
    return { heading, level: hashes[1]?.length ?? 1, rest: "" };
  }
  const bold = /^ {0,3}(?:\*\*([^*]+)\*\*|__([^_]+)__)(.*)$/.exec(line);
  if (!bold) return undefined;
  const inside = (bold[1] ?? bold[2] ?? "").trim();
  const after = (bold[3] ?? "").trim();
  const isLabel = after === "" || after.startsWith(":") || inside.endsWith(":");
  if (!isLabel) return undefined;
  return { heading: inside.replace(/\s*:$/u, ""), level: 0, rest: after.replace(/^:\s*/, "") };
}
