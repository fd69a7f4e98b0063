import type { SourceLine } from "./split.ts";

export type Repair = { why: string; lines: SourceLine[]; strays: SourceLine[] };

/** The readings a person would try on a field that YAML refuses, likeliest first. The caller keeps the first that parses. */
export function repaired(lines: readonly SourceLine[], strays: readonly SourceLine[]): Repair[] {
  const [head, ...rest] = lines;
  if (!head) return [];
  const all = inOrder([...rest, ...strays]);
  const repairs: Repair[] = [];
  if (lines.some((line) => /^\s*\t/.test(line.text))) {
    repairs.push({ why: "Tabulations lues comme des espaces", lines: lines.map(withoutTabs), strays: [...strays] });
  }
  if (/:\s*["'[{>|]/.test(head.text)) {
    repairs.push({
      why: "Lignes sans retrait lues comme la suite du texte",
      lines: [head, ...all.map(indented)],
      strays: [],
    });
  }
  if (/^[\w-]+:\S/.test(head.text)) {
    const spaced = { ...head, text: head.text.replace(":", ": ") };
    repairs.push({ why: "Espace manquante après les deux-points", lines: [spaced, ...rest], strays: [...strays] });
  }
  return repairs;
}

function inOrder(lines: SourceLine[]): SourceLine[] {
  return lines.sort((one, other) => one.number - other.number);
}

function indented(line: SourceLine): SourceLine {
  return /^\S/.test(line.text) ? { ...line, text: `  ${line.text}` } : line;
}

function withoutTabs(line: SourceLine): SourceLine {
  return { ...line, text: line.text.replace(/^\s+/, (space) => space.replaceAll("\t", "  ")) };
}
