/** One attribute as the JSON protocol carries it; `B` is base64 text. */
export interface Attribute {
  S?: string;
  N?: string;
  B?: string;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  BOOL?: boolean;
  NULL?: boolean;
  L?: Attribute[];
  M?: Record<string, Attribute>;
}

export type Item = Record<string, Attribute>;

export interface KeyPart {
  AttributeName: string;
  KeyType: "HASH" | "RANGE";
}

export interface IndexDescription {
  IndexName: string;
  KeySchema: KeyPart[];
  Projection: { ProjectionType: "ALL" | "INCLUDE" | "KEYS_ONLY"; NonKeyAttributes?: string[] };
  IndexStatus?: string;
  [detail: string]: unknown;
}

/** What DescribeTable answers; it is also what is stored. */
export interface TableDescription {
  TableName: string;
  TableArn: string;
  TableStatus: string;
  AttributeDefinitions: { AttributeName: string; AttributeType: "S" | "N" | "B" }[];
  KeySchema: KeyPart[];
  GlobalSecondaryIndexes?: IndexDescription[];
  LocalSecondaryIndexes?: IndexDescription[];
  BillingModeSummary?: { BillingMode: string };
  StreamSpecification?: StreamSpecification;
  LatestStreamArn?: string;
  LatestStreamLabel?: string;
  DeletionProtectionEnabled?: boolean;
  [detail: string]: unknown;
}

export interface StreamSpecification {
  StreamEnabled: boolean;
  StreamViewType?: "NEW_AND_OLD_IMAGES" | "NEW_IMAGE" | "OLD_IMAGE" | "KEYS_ONLY";
}

/** A request or an answer of the JSON protocol, before anything is known of its shape. */
export type Json = Record<string, unknown>;

/** The item's primary key alone. */
export function primaryKey(item: Item, table: Pick<TableDescription, "KeySchema">): Item {
  const key: Item = {};
  for (const { AttributeName } of table.KeySchema) {
    const part = item[AttributeName];
    if (part) key[AttributeName] = part;
  }
  return key;
}

/** True when two attributes hold the same value whatever the order of their maps' keys. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((value, index) => sameValue(value, right[index]));
  }
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => name in right && sameValue(Reflect.get(left, name), Reflect.get(right, name)));
}
