import { createRequire } from "node:module";
import type { Fault } from "./fault.ts";
import { parseOnce } from "./parse-once.ts";
import { checkingFew } from "./plain-attribute.ts";
import type { IndexDescription, Item, Json, TableDescription } from "./wire.ts";

// A bundle keeps dynalite outside: require by the running file's own place finds node_modules at the root.
const require = createRequire(import.meta.url);

type Answer<T> = (error: Error | null | undefined, value?: T) => void;

/** A range of one sub-database, in LevelDB's words. */
export interface Range {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  limit?: number;
}

/** The part of a readable stream that dynalite's query uses. */
export interface Values {
  on(event: "data" | "end" | "error", listener: (value: unknown) => void): unknown;
  removeAllListeners(event: string): unknown;
  destroy(): void;
}

/** One table's items, or one index, as dynalite's actions see them. */
export interface SubStore {
  lock(key: string, body: (release: <T>(answer: T) => T) => void): void;
  get(key: string, answer: Answer<Item>): void;
  put(key: string, item: Item, answer: Answer<void>): void;
  del(key: string, answer: Answer<void>): void;
  createValueStream(range: Range): Values;
}

type TableAnswer = Answer<TableDescription>;

/** What dynalite's actions call "store": ours, so every read and write goes where we decide. */
export interface Store {
  options: { maxItemSize: number };
  tableDb: { awsAccountId: string; awsRegion: string };
  getTable(name: string, checkStatus: boolean | TableAnswer, answer?: TableAnswer): void;
  getItemDb(table: string): SubStore;
  getIndexDb(kind: string, table: string, index: string): SubStore;
}

/** A request after dynalite's checks: unknown members dropped, expressions parsed into `_` members. */
export interface Checked extends Json {
  TableName: string;
  Item?: Item;
  Key?: Item;
  ReturnValuesOnConditionCheckFailure?: string;
}

interface IndexActions {
  puts: { index: string; key: string; item: Item }[];
  deletes: { index: string; key: string }[];
}

type Refusal = Fault | null | undefined;

interface Database {
  validateItem(item: Item, table: TableDescription): Refusal;
  validateKey(key: Item, table: TableDescription): Refusal;
  checkConditional(request: Checked, item: Item | undefined): Refusal;
  createKey(item: Item, table: TableDescription): string;
  getIndexActions(
    indexes: IndexDescription[],
    before: Item | null,
    after: Item | null,
    table: TableDescription,
  ): IndexActions;
  /** Bytes, as DynamoDB counts the size of an item (its text counted in UTF-16 units). */
  itemSize(item: Item): number;
}

interface Validation {
  types: Record<string, unknown>;
  custom?: (request: Json, store: Store) => string | undefined;
}

interface Validations {
  checkTypes(request: Json, types: Record<string, unknown>): Json;
  checkValidations(request: Json, types: unknown, custom: unknown, store: Store): void;
}

type Action = (store: Store, request: Json, answer: Answer<Json>) => void;

export const dynalite: Database = require("dynalite/db");
const validations: Validations = require("dynalite/validations");

const DATA_OPERATIONS = ["GetItem", "BatchGetItem", "Query", "Scan"];
const WRITE_OPERATIONS = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"];
const ADMIN_OPERATIONS = ["CreateTable", "DeleteTable", "DescribeTable", "ListTables"];

parseOnce(require("dynalite/db/conditionParser"));
const checkTypes = checkingFew(validations.checkTypes);

const actions = new Map<string, Action>();
const rules = new Map<string, Validation>();
for (const operation of [...DATA_OPERATIONS, ...WRITE_OPERATIONS])
  actions.set(operation, require(file("actions", operation)));
for (const operation of [...DATA_OPERATIONS, ...WRITE_OPERATIONS, ...ADMIN_OPERATIONS]) {
  rules.set(operation, require(file("validations", operation)));
}
for (const operation of ["PutItem", "UpdateItem", "DeleteItem"]) {
  const rule = rules.get(operation);
  // Unknown to dynalite, which would drop it: our front answers it.
  if (rule) rule.types.ReturnValuesOnConditionCheckFailure = { type: "String", enum: ["ALL_OLD", "NONE"] };
}

function file(folder: string, operation: string): string {
  return `dynalite/${folder}/${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
}

/** Throws a Fault when DynamoDB would refuse the request before looking at any item. Consumes `request`. */
export function check(operation: string, request: Json, store: Store): Checked {
  const rule = rules.get(operation);
  if (!rule) throw new Error(`no rule for ${operation}`);
  const checked = checkTypes(request, rule.types);
  validations.checkValidations(checked, rule.types, rule.custom, store);
  return checked as Checked;
}

/** Runs dynalite's own action on the store given. Rejects with a Fault when DynamoDB would refuse. */
export function act(operation: string, store: Store, request: Checked): Promise<Json> {
  const action = actions.get(operation);
  if (!action) throw new Error(`no action for ${operation}`);
  return new Promise((resolve, reject) => {
    action(store, request, (error, answer) => (error ? reject(error) : resolve(answer ?? {})));
  });
}
