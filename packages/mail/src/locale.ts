/** The languages every message exists in; a firm or a person has one of them. */
export type Locale = "fr" | "en";

const BEFORE_HIGH = /[ \u00a0](?=[;!?])/g;
const BEFORE_COLON = / (?=:)|(?<=«) | (?=»)/g;
const BEFORE_UNIT = /(?<=\d) (?=€|%|h\b|min\b|minutes?\b|secondes?\b|jours?\b)/g;

/**
 * French prose: the ordinary spaces of the template become the no-break ones that French wants (U+202F
 * before ; ! ?, U+00A0 before a colon and inside « »). What is filled in is left as its author wrote it.
 */
export function fr(template: TemplateStringsArray, ...values: readonly string[]): string {
  const parts = template.map((part) =>
    part.replace(BEFORE_HIGH, "\u202f").replace(BEFORE_COLON, "\u00a0").replace(BEFORE_UNIT, "\u00a0"),
  );
  return String.raw({ raw: parts }, ...values);
}
