/** One thing that a person fills in, as the page shows it. */
export interface Field {
  name: string;
  kind: "hidden" | "line" | "choice" | "tick";
  /** What it holds: the text, the value that is chosen or ticked, else nothing. */
  value: string;
  /** The values of a choice, the one of a box. */
  options: string[];
  required: boolean;
}

export interface Form {
  action: string;
  fields: Field[];
}

type Attributes = Readonly<Record<string, string>>;

/** The forms that a page posts. Reads what our own pages write, where every attribute is quoted. */
export function formsOf(page: string): Form[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .map(([, head = "", body = ""]) => ({ head: attributesOf(head), body }))
    .filter(({ head }) => head.method === "post")
    .map(({ head, body }) => ({ action: head.action ?? "", fields: fieldsOf(body) }));
}

/** The names of the fields that the page says are to be corrected, in its summary and beside each. */
export function refusedIn(page: string): { told: string[]; beside: string[] } {
  const [summary = ""] = /<div class="summary" role="alert">[\s\S]*?<\/div>/.exec(page) ?? [];
  const names = (text: string, shape: RegExp) => [...text.matchAll(shape)].map(([, name = ""]) => plain(name));
  return { told: names(summary, /href="#([^"]+)"/g), beside: names(page, /class="error" id="([^"]+)-error"/g) };
}

function fieldsOf(body: string): Field[] {
  const fields = new Map<string, Field>(listsOf(body).map((field) => [field.name, field]));
  for (const [, tag, head = "", text = ""] of body.matchAll(CONTROL)) {
    const attributes = attributesOf(head);
    const { name } = attributes;
    if (name) fields.set(name, merged(fields.get(name), fieldOf(tag === "textarea", attributes, plain(text))));
  }
  return [...fields.values()];
}

/** What is picked from a list: as a choice, whose first empty line says that nothing is. */
function listsOf(body: string): Field[] {
  return [...body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, head = "", lines = ""]) => {
    const { name = "", ...rest } = attributesOf(head);
    const options = [...lines.matchAll(/<option\b([^>]*)>/g)].map(([, line = ""]) => attributesOf(line));
    const values = options.flatMap(({ value }) => value || []);
    const value = options.find((option) => "selected" in option)?.value ?? "";
    return { name, kind: "choice", value, options: values, required: "required" in rest };
  });
}

const CONTROL = /<(input|textarea)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g;

function fieldOf(isText: boolean, attributes: Attributes, text: string): Field {
  const { name = "", type = "text", value = "" } = attributes;
  const required = "required" in attributes;
  if (isText) return { name, kind: "line", value: text, options: [], required };
  const chosen = "checked" in attributes ? value : "";
  if (type === "radio") return { name, kind: "choice", value: chosen, options: [value], required };
  if (type === "checkbox") return { name, kind: "tick", value: chosen, options: [value], required };
  return { name, kind: type === "hidden" ? "hidden" : "line", value, options: [], required };
}

/** The radio buttons of one name are one field. */
function merged(known: Field | undefined, field: Field): Field {
  if (!known) return field;
  return { ...known, value: known.value || field.value, options: [...known.options, ...field.options] };
}

function attributesOf(head: string): Attributes {
  const pairs = [...head.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, plain(value)]));
}

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };

function plain(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, sign: string) => SIGNS[sign] ?? whole);
}
