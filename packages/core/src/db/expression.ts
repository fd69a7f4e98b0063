import type { Condition } from "../kernel/index.ts";

/** Names and values of one expression, numbered so that no attribute can be a reserved word. */
export class Terms {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(attribute: string): string {
    const found = Object.entries(this.names).find(([, name]) => name === attribute);
    if (found) return found[0];
    const alias = `#n${Object.keys(this.names).length}`;
    this.names[alias] = attribute;
    return alias;
  }

  value(value: unknown): string {
    const alias = `:v${Object.keys(this.values).length}`;
    this.values[alias] = value;
    return alias;
  }
}

/** The conditions of one operation as DynamoDB writes them; undefined when there is none. */
export function conditionText(conditions: readonly Condition[], terms: Terms): string | undefined {
  const parts = conditions.flatMap((condition) => one(condition, terms));
  return parts.length > 0 ? parts.join(" AND ") : undefined;
}

function one(condition: Condition, terms: Terms): string[] {
  if (condition.test === "absent") return [`attribute_not_exists(${terms.name("pk")})`];
  if (condition.test === "exists") return [`attribute_exists(${terms.name("pk")})`];
  const sign = { still: "=", below: "<", atLeast: ">=" }[condition.test];
  return Object.entries(condition.values).map(([attribute, value]) =>
    value === undefined
      ? `attribute_not_exists(${terms.name(attribute)})`
      : `${terms.name(attribute)} ${sign} ${terms.value(value)}`,
  );
}

/** `SET … ADD … REMOVE …`; the revision moves with every update. */
export function updateText(
  change: { set?: Record<string, unknown>; add?: Record<string, number>; remove?: string[] },
  terms: Terms,
): string {
  const set = Object.entries(change.set ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => `${terms.name(attribute)} = ${terms.value(value)}`);
  const add = Object.entries({ ...change.add, rev: 1 }).map(
    ([attribute, value]) => `${terms.name(attribute)} ${terms.value(value)}`,
  );
  const remove = (change.remove ?? []).map((attribute) => terms.name(attribute));
  return [
    set.length > 0 ? `SET ${set.join(", ")}` : "",
    `ADD ${add.join(", ")}`,
    remove.length > 0 ? `REMOVE ${remove.join(", ")}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
