import type { Principal } from "./principal.ts";
import { Refused } from "./refused.ts";

type Attribute = { S?: string };
type Item = Record<string, Attribute>;
interface Change {
  Item?: Item;
  Key?: Item;
}
interface Asked {
  Key?: Item;
  IndexName?: string;
  ExpressionAttributeValues?: Item;
  RequestItems?: Record<string, { Keys: Item[] }>;
  TransactItems?: Record<string, Change>[];
}

const CALLS = new Set(["Query", "BatchGetItem", "TransactWriteItems", "DeleteItem"]);

/** The partitions that a call of the table names: what IAM calls its leading keys. */
function leadingKeys({ Key, RequestItems, TransactItems, ExpressionAttributeValues }: Asked): string[] {
  if (Key) return [Key.pk?.S ?? ""];
  if (RequestItems) return Object.values(RequestItems).flatMap(({ Keys }) => Keys.map(({ pk }) => pk?.S ?? ""));
  if (TransactItems)
    return TransactItems.flatMap((line) => Object.values(line).map(({ Item, Key }) => (Item ?? Key)?.pk?.S ?? ""));
  // The first value of a query's condition is its partition.
  return [Object.values(ExpressionAttributeValues ?? {})[0]?.S ?? ""];
}

/**
 * What the roles' policies say at the table: no call but the four, and every leading key the firm's that the session
 * is tagged with, or the platform's for the platform's role. The policies themselves are evaluated beside `infra`.
 */
export function assertMay(operation: string, asked: Asked, { name, tags }: Principal): void {
  if (!CALLS.has(operation)) throw new Refused(400, "AccessDeniedException", `${name} may not ${operation}`);
  const role = name.split("/")[1];
  const keys = leadingKeys(asked);
  const isOwn = (key: string) => tags.firm !== undefined && key.startsWith(`F#${tags.firm}#`);
  const may = (key: string) =>
    role === "platform" ? key.startsWith("P#") || isOwn(key) : role === "firm" && isOwn(key);
  if (keys.length === 0 || !keys.every(may)) throw new Refused(400, "AccessDeniedException", `${name}: ${operation}`);
}
