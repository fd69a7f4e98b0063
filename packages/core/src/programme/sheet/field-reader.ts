import { type Field, type Lines, labels, meant, type Value } from "./field.ts";
import { type List, readItems } from "./list.ts";
import type { Remark, Report } from "./problem.ts";
import { fr, quote, tidy } from "./text.ts";

/** Reads one level of the front matter by name, remembering what was read and where. */
export type FieldReader = ReturnType<typeof fieldReader>;

/** `path` is "" at the root and "infobox." inside; a key met twice is reported and its last value kept. */
export function fieldReader(context: {
  fields: readonly Field[];
  names: readonly (keyof typeof labels)[];
  path: string;
  report: Report;
}) {
  const { names, path, report } = context;
  const known = new Map<string, Field>();
  for (const field of context.fields) {
    const name = meant(field.name, names);
    if (name === undefined) {
      const text = fr`Champ inconnu, non repris : ${quote(field.source)}.`;
      report(path + (tidy(field.name).slice(0, 80) || "?"), "not_understood", text, field.lines.from);
      continue;
    }
    if (name !== field.name)
      report(path + name, "guessed", fr`Champ ${quote(field.name)} lu comme ${labels[name]}.`, field.lines.from);
    if (known.has(name)) {
      const text = fr`Champ écrit deux fois, le dernier est gardé : ${quote(field.source)}.`;
      report(path + name, "ambiguous", text, field.lines.from);
    }
    known.set(name, field);
  }
  const lines: [string, Lines][] = [];
  const say = (name: string, code: Remark["code"], text: string) =>
    report(path + name, code, text, known.get(name)?.lines.from ?? null);
  const find = (name: string): Value => known.get(name)?.value ?? { kind: "empty" };

  /** Remembers that a value came from this field. */
  function understood<Kept>(name: string, kept: Kept): Kept {
    const field = known.get(name);
    const isEmpty = kept === null || (Array.isArray(kept) && kept.length === 0);
    if (field && !isEmpty) lines.push([path + name, field.lines]);
    return kept;
  }

  function text(name: string): string | null {
    const value = find(name);
    if (value.kind === "map" || value.kind === "other") {
      say(name, "not_understood", fr`Un texte était attendu : ${quote(known.get(name)?.source ?? "")}.`);
      return null;
    }
    if (value.kind === "list")
      say(name, "guessed", fr`Liste lue comme un texte : ${quote(known.get(name)?.source ?? "")}.`);
    const kept = tidy(textOf(value));
    return understood(name, kept === "" ? null : kept);
  }

  function list(name: string, ofText: (text: string) => List): string[] {
    const value = find(name);
    if (value.kind === "list" || value.kind === "text") {
      const { items, remarks } = value.kind === "list" ? readItems(value.items) : ofText(value.text);
      for (const remark of remarks) say(name, remark.code, remark.text);
      return understood(name, items);
    }
    if (value.kind !== "empty")
      say(name, "not_understood", fr`Une liste était attendue : ${quote(known.get(name)?.source ?? "")}.`);
    return [];
  }

  /** Says what a required field lacks, unless something better was said of it. */
  function required(name: string, isEmpty: boolean, label: string): void {
    if (isEmpty && find(name).kind !== "map" && find(name).kind !== "other")
      say(name, "missing", fr`${label} : rien n'est écrit.`);
  }

  return { find, text, list, required, say, understood, lines, field: (name: string) => known.get(name) };
}

function textOf(value: Value): string {
  if (value.kind === "list") return readItems(value.items).items.join(", ");
  return value.kind === "text" ? value.text : "";
}
