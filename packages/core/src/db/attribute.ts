/** One value as DynamoDB's JSON carries it, of the kinds that our rows are made of. */
export interface Attribute {
  S?: string;
  N?: string;
  BOOL?: boolean;
  NULL?: true;
  L?: Attribute[];
  M?: Attributes;
}

export type Attributes = Record<string, Attribute>;

/** A row or the values of an expression, for the wire; what is undefined is left out. */
export function marshal(row: object): Attributes {
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(row)) if (value !== undefined) attributes[name] = attributeOf(value);
  return attributes;
}

function attributeOf(value: unknown): Attribute {
  if (typeof value === "string") return { S: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (typeof value === "number" && Number.isFinite(value)) return { N: String(value) };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(attributeOf) };
  // A date, a set, a class would lose what it is on the way.
  if (isPlain(value)) return { M: marshal(value) };
  throw new Error(`The table keeps no ${Object.prototype.toString.call(value)}`);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What the wire brought, as a row. */
export function unmarshal(attributes: Attributes): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(attributes)) row[name] = plainOf(attribute);
  return row;
}

function plainOf(attribute: Attribute): unknown {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.NULL) return null;
  if (attribute.L) return attribute.L.map(plainOf);
  if (attribute.M) return unmarshal(attribute.M);
  throw new Error("The table holds a value of a kind that no row has");
}
