import * as v from "valibot";
import type { FieldProblem } from "../base/refusal.ts";

type Branch = { [key: string]: unknown } | unknown[];

const isIndex = (key: string) => /^\d+$/.test(key);

function step(branch: Branch, key: string, next: string): Branch {
  const here = (branch as Record<string, unknown>)[key];
  if (typeof here === "object" && here !== null) return here as Branch;
  const made: Branch = isIndex(next) ? [] : {};
  (branch as Record<string, unknown>)[key] = made;
  return made;
}

/**
 * What the fields hold, nested by their dotted names: `address.city`, `lines.0.label`; a name ending with `[]` is a
 * list even when it has one value. An empty file field is left out.
 */
export function valuesOf(data: FormData): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const name of new Set(data.keys())) {
    const many = name.endsWith("[]");
    const values = data.getAll(name).filter((value) => typeof value === "string" || value.size > 0);
    const path = (many ? name.slice(0, -2) : name).split(".");
    if (values.length === 0 || path.some((key) => key === "__proto__")) continue;
    let branch: Branch = root;
    path.slice(0, -1).forEach((key, index) => {
      branch = step(branch, key, path[index + 1] ?? "");
    });
    (branch as Record<string, unknown>)[path.at(-1) ?? name] = many ? values : values.at(-1);
  }
  return root;
}

/** The same codes as the server gives: our own words pass, valibot's sentences become the kind of check. */
function codeOf(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith("Invalid ")) return issue.message;
  return issue.received === "undefined" || issue.type === "non_empty" ? "required" : issue.type;
}

/** The first problem of each field, in the order of the schema. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  const found = new Map<string, string>();
  for (const issue of issues) {
    const path = v.getDotPath(issue) ?? "";
    if (!found.has(path)) found.set(path, codeOf(issue));
  }
  return [...found].map(([path, code]) => ({ path, code }));
}
