/** Stripe's form encoding: `line_items[0][price_data][currency]=eur`, `expand[]=customer`. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

const forbidden = new Set(["__proto__", "constructor", "prototype"]);
const indexMax = 1000;

export function decodeForm(text: string): { [name: string]: FormValue } {
  const tree: { [name: string]: FormValue } = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const parts = name.replaceAll("]", "").split("[");
    if (!parts.some((part) => forbidden.has(part))) place(tree, parts, value);
  }
  return arraysOf(tree) as { [name: string]: FormValue };
}

type Branch = { [name: string]: FormValue };

function place(tree: Branch, parts: string[], value: string): void {
  let branch = tree;
  for (const [depth, part] of parts.entries()) {
    const name = part === "" ? String(Object.keys(branch).length) : part;
    if (depth === parts.length - 1) {
      branch[name] = value;
      return;
    }
    const next = branch[name];
    if (typeof next === "object" && !Array.isArray(next)) {
      branch = next;
      continue;
    }
    const made: Branch = {};
    branch[name] = made;
    branch = made;
  }
}

/** A branch whose names are 0, 1, 2… was a list. An empty branch stays an object. */
function arraysOf(value: FormValue): FormValue {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const isList = names.length > 0 && names.length < indexMax && names.every((name, index) => name === String(index));
  if (isList) return Object.values(value).map(arraysOf);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, arraysOf(inner)]));
}
