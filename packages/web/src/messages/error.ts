import { refusalOf } from "../base/refusal.ts";
import { dictionary, sentenceOf } from "./dictionary.ts";
import type { fr } from "./fr/error.ts";

const words = dictionary<typeof fr>("error");

const byStatus: Readonly<Record<number, keyof typeof fr.errors>> = {
  0: "network",
  401: "actor.signed_out",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  410: "gone",
  413: "too_large",
  429: "limited",
  503: "busy",
};

/** What to tell the person: the sentence of this code, else of its status, else that it is our fault. */
export function explain(error: unknown): string {
  const refusal = refusalOf(error);
  const known = sentenceOf(refusal.code);
  if (known !== undefined) return known;
  const general = byStatus[refusal.status];
  if (general !== undefined) return words().errors[general];
  return refusal.status < 500 ? words().errors["input.invalid"] : words().errors.unexpected;
}

/** What to write beside a field: a sentence written in its schema, else the words of its code, `max_value:12` with 12. */
export function explainField(code: string): string {
  if (code.includes(" ")) return code;
  const [name = "", bound] = code.split(":");
  if (bound) return words().bound(name === "min_value", bound);
  return sentenceOf(code) ?? sentenceOf(`field.${code}`) ?? words().errors["field.invalid"];
}
