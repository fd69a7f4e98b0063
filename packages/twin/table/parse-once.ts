/** A parser of dynalite's: it resolves names and values while it reads, and strikes out those that it met. */
export interface Parser {
  parse(text: string, options: { context: ParseContext }): object;
}

export interface ParseContext {
  attrNames?: Record<string, string> | undefined;
  attrVals?: object | undefined;
  unusedAttrNames: Record<string, boolean>;
  isKeyCondition?: boolean | undefined;
}

/** Texts differ by their aliases alone: a product has dozens. */
const KEPT_MAX = 1_000;

/**
 * Conditions without values (`attribute_not_exists(#n0)`) stand in every transaction: each is read once. What dynalite
 * makes of them it never changes, but for a key condition, which is therefore read anew.
 */
export function parseOnce(parser: Parser): void {
  const parse = parser.parse;
  const kept = new Map<string, { made: object; unused: ReadonlySet<string> }>();
  parser.parse = (text, options) => {
    const { context } = options;
    if (context.attrVals || context.isKeyCondition) return parse(text, options);
    const known = JSON.stringify([text, context.attrNames]);
    const found = kept.get(known);
    if (found) {
      for (const name in context.unusedAttrNames) if (!found.unused.has(name)) delete context.unusedAttrNames[name];
      return found.made;
    }
    // A name that another expression of the request met already is no longer among them.
    const isWhole = Object.keys(context.unusedAttrNames).length === Object.keys(context.attrNames ?? {}).length;
    const made = parse(text, options);
    if (kept.size >= KEPT_MAX) kept.clear();
    if (isWhole) kept.set(known, { made, unused: new Set(Object.keys(context.unusedAttrNames)) });
    return made;
  };
}
