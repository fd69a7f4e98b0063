import { port } from "../kernel/index.ts";
import type { Attributes } from "./attribute.ts";
import type { Reach } from "./reach.ts";
import { type Wire, type WireOptions, wire } from "./wire.ts";

type Key = Record<string, { S: string }>;

/** Attributes of an expression, by their aliases. */
interface Expressed {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Attributes;
}

export interface QueryInput extends Expressed {
  IndexName?: string;
  KeyConditionExpression: string;
  ConsistentRead?: boolean;
  ScanIndexForward?: boolean;
  Limit?: number;
  ExclusiveStartKey?: Attributes;
}

export interface QueryAnswer {
  Items?: Attributes[];
  LastEvaluatedKey?: Attributes | undefined;
}

interface Change extends Expressed {
  TableName: string;
  ConditionExpression?: string;
}

/** One line of a transaction: exactly one member is there. */
export interface TransactItem {
  Put?: Change & { Item: Attributes };
  Update?: Change & { Key: Attributes; UpdateExpression: string };
  Delete?: Change & { Key: Attributes };
  ConditionCheck?: Change & { Key: Attributes; ConditionExpression: string };
}

/**
 * The three calls that the product makes to its table; tests wrap them to count, to fail, to stop. On AWS `reach`
 * decides by whose credentials; on one machine it says nothing.
 */
export interface TableClient {
  query(input: QueryInput, reach?: Reach): Promise<QueryAnswer>;
  getAll(keys: Key[], reach?: Reach): Promise<Attributes[]>;
  transact(items: TransactItem[], token: string, reach?: Reach): Promise<void>;
  readonly tableName: string;
}

export const Table = port<TableClient>("table");

export interface TableOptions extends WireOptions {
  tableName: string;
}

/** A row that is deleted by itself, whatever it says: done twice it is done, and costs half of a transaction. */
export function alone([first, ...others]: readonly TransactItem[]): TransactItem["Delete"] {
  return others.length > 0 || first?.Delete?.ConditionExpression ? undefined : first?.Delete;
}

export function tableClient(options: TableOptions): TableClient {
  const { tableName } = options;
  const call = wire(options);
  return {
    tableName,
    query: async (input, reach) => (await call("Query", { ...input, TableName: tableName }, reach)) as QueryAnswer,
    getAll: (keys, reach) => getAll(call, { tableName, keys, reach }),
    transact: async (items, token, reach) => {
      const row = alone(items);
      if (row) return void (await call("DeleteItem", row, reach));
      await call("TransactWriteItems", { TransactItems: items, ClientRequestToken: token }, reach);
    },
  };
}

interface Batch {
  Responses?: Record<string, Attributes[]>;
  UnprocessedKeys?: Record<string, { Keys: Key[] }>;
}

interface Asked {
  tableName: string;
  keys: Key[];
  reach: Reach | undefined;
}

async function getAll(call: Wire, { tableName, keys, reach }: Asked): Promise<Attributes[]> {
  const found: Attributes[] = [];
  let asked: Key[] | undefined = keys;
  for (let attempt = 0; asked && asked.length > 0; attempt++) {
    if (attempt === 8) throw new Error("The table left keys unread eight times");
    const input = { RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } } };
    const answer = (await call("BatchGetItem", input, reach)) as Batch;
    found.push(...(answer.Responses?.[tableName] ?? []));
    asked = answer.UnprocessedKeys?.[tableName]?.Keys;
  }
  return found;
}
