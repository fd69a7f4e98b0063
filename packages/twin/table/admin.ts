import { randomUUID } from "node:crypto";
import type { TableRecord } from "./catalog.ts";
import { check, dynalite } from "./dynalite.ts";
import type { Engine } from "./engine.ts";
import { fault, invalid } from "./fault.ts";
import { keys, type Operation, within } from "./storage.ts";
import { tableArn } from "./view.ts";
import type { IndexDescription, Item, Json, StreamSpecification, TableDescription } from "./wire.ts";

const ON_DEMAND = "PAY_PER_REQUEST";

/** The table is there when the answer leaves: nothing has to wait for ACTIVE, though it may. */
export function createTable(engine: Engine, request: Json): Promise<Json> {
  const { StreamSpecification: stream, DeletionProtectionEnabled: isProtected, Tags: tags } = request;
  const checked = check("CreateTable", request, engine.store);
  const { BillingMode: billing, ...asked } = checked;
  return engine.exclusive(async () => {
    const name = checked.TableName;
    if (engine.catalog.find(name)) throw fault("ResourceInUseException", `Table already exists: ${name}`);
    const shape = asked as Pick<TableDescription, "TableName" | "AttributeDefinitions" | "KeySchema">;
    const description: TableDescription = {
      ...shape,
      ...freshDetails(name),
      ...withIndexes(name, asked),
      ...(billing === ON_DEMAND ? { BillingModeSummary: { BillingMode: ON_DEMAND } } : {}),
      ...(isProtected === true ? { DeletionProtectionEnabled: true } : {}),
      ...streamDetails(name, stream),
    };
    // Numbers above those of an earlier table of this name: a reader's saved place stays behind them.
    await engine.catalog.save({ description, tags: tagsOf(tags), sequenceStart: Date.now() * 1000 });
    return { TableDescription: { ...description, TableStatus: "CREATING" } };
  });
}

export async function describeTable(engine: Engine, request: Json): Promise<Json> {
  const { TableName } = check("DescribeTable", request, engine.store);
  return { Table: engine.catalog.get(TableName).description };
}

export async function listTables(engine: Engine, request: Json): Promise<Json> {
  const { ExclusiveStartTableName: after, Limit: limit } = check("ListTables", request, engine.store);
  const names = engine.catalog.all().map(({ description }) => description.TableName);
  const later = names.sort().filter((name) => typeof after !== "string" || name > after);
  const TableNames = later.slice(0, typeof limit === "number" ? limit : 100);
  const isPart = TableNames.length < later.length;
  return { TableNames, ...(isPart ? { LastEvaluatedTableName: TableNames.at(-1) } : {}) };
}

/** Streams, deletion protection, billing mode, and indexes created (with what is already there) or deleted. */
export function updateTable(engine: Engine, request: Json): Promise<Json> {
  return engine.exclusive(async () => {
    const record = engine.catalog.get(String(request.TableName));
    const description = structuredClone(record.description);
    const operations: Operation[] = [];
    if (request.StreamSpecification) changeStream(description, request.StreamSpecification);
    if (typeof request.DeletionProtectionEnabled === "boolean") {
      description.DeletionProtectionEnabled = request.DeletionProtectionEnabled;
    }
    if (typeof request.BillingMode === "string") description.BillingModeSummary = { BillingMode: request.BillingMode };
    if (Array.isArray(request.AttributeDefinitions)) defineAttributes(description, request.AttributeDefinitions);
    for (const update of (request.GlobalSecondaryIndexUpdates ?? []) as Json[]) {
      if (update.Create)
        operations.push(...(await createIndex(engine, description, update.Create as IndexDescription)));
      if (update.Delete)
        operations.push(...(await deleteIndex(engine, description, update.Delete as IndexDescription)));
    }
    await engine.catalog.save({ ...record, description }, operations);
    return { TableDescription: description };
  });
}

export function deleteTable(engine: Engine, request: Json): Promise<Json> {
  const { TableName: name } = check("DeleteTable", request, engine.store);
  return engine.exclusive(async () => {
    const { description } = engine.catalog.get(name);
    if (description.DeletionProtectionEnabled) {
      throw invalid("Resource cannot be deleted as it is currently protected against deletion.");
    }
    const operations: Operation[] = [];
    const prefixes = [keys.items(name), keys.indexes("global", name), keys.indexes("local", name)];
    for (const prefix of [...prefixes, keys.stream(name), keys.expiry(name)]) {
      operations.push(...(await deletionOf(engine, prefix)));
    }
    await engine.catalog.remove(name, operations);
    return { TableDescription: { ...description, TableStatus: "DELETING" } };
  });
}

/** TagResource, UntagResource and ListTagsOfResource, told apart by what they bring. */
export function tagResource(engine: Engine, request: Json): Promise<Json> {
  return engine.exclusive(async () => {
    const record = tagged(engine, request);
    const tags = { ...record.tags, ...tagsOf(request.Tags) };
    for (const key of (request.TagKeys ?? []) as string[]) delete tags[key];
    await engine.catalog.save({ ...record, tags });
    return {};
  });
}

export async function listTags(engine: Engine, request: Json): Promise<Json> {
  const tags = Object.entries(tagged(engine, request).tags);
  return { Tags: tags.map(([Key, Value]) => ({ Key, Value })) };
}

function tagged(engine: Engine, { ResourceArn: arn }: Json): TableRecord {
  const record = engine.catalog.all().find(({ description }) => description.TableArn === arn);
  if (!record) throw fault("ResourceNotFoundException", `Requested resource not found: ${String(arn)} not found`);
  return record;
}

function tagsOf(tags: unknown): Record<string, string> {
  const pairs = Array.isArray(tags) ? (tags as { Key: string; Value: string }[]) : [];
  return Object.fromEntries(pairs.map(({ Key, Value }) => [Key, Value]));
}

function freshDetails(name: string) {
  return {
    TableArn: tableArn(name),
    TableId: randomUUID(),
    TableStatus: "ACTIVE",
    CreationDateTime: Date.now() / 1000,
    ItemCount: 0,
    TableSizeBytes: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
  };
}

function withIndexes(name: string, asked: Json) {
  const described = (list: unknown) => (list as IndexDescription[]).map((index) => indexDetails(name, index));
  return {
    ...(asked.GlobalSecondaryIndexes ? { GlobalSecondaryIndexes: described(asked.GlobalSecondaryIndexes) } : {}),
    ...(asked.LocalSecondaryIndexes ? { LocalSecondaryIndexes: described(asked.LocalSecondaryIndexes) } : {}),
  };
}

function indexDetails(table: string, index: IndexDescription): IndexDescription {
  return {
    ...index,
    IndexArn: `${tableArn(table)}/index/${index.IndexName}`,
    IndexStatus: "ACTIVE",
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
  };
}

function streamDetails(table: string, specification: unknown) {
  const { StreamEnabled: isOn, StreamViewType = "NEW_AND_OLD_IMAGES" } = (specification ?? {}) as StreamSpecification;
  if (!isOn) return {};
  const label = new Date().toISOString().slice(0, 23);
  return {
    StreamSpecification: { StreamEnabled: true, StreamViewType },
    LatestStreamArn: `${tableArn(table)}/stream/${label}`,
    LatestStreamLabel: label,
  };
}

function changeStream(description: TableDescription, specification: unknown): void {
  if (!(specification as StreamSpecification).StreamEnabled) {
    delete description.StreamSpecification;
    return;
  }
  if (description.StreamSpecification) throw fault("ResourceInUseException", "Table already has an enabled stream");
  Object.assign(description, streamDetails(description.TableName, specification));
}

function defineAttributes(description: TableDescription, added: TableDescription["AttributeDefinitions"]): void {
  const known = new Map(description.AttributeDefinitions.map((one) => [one.AttributeName, one]));
  for (const one of added) known.set(one.AttributeName, one);
  description.AttributeDefinitions = [...known.values()];
}

async function createIndex(engine: Engine, description: TableDescription, asked: IndexDescription) {
  const indexes = description.GlobalSecondaryIndexes ?? [];
  if (indexes.some(({ IndexName }) => IndexName === asked.IndexName)) {
    throw invalid("Attempting to create an index which already exists");
  }
  const defined = new Set(description.AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  if (!asked.KeySchema?.every(({ AttributeName }) => defined.has(AttributeName)) || !asked.Projection) {
    throw invalid("One or more parameter values were invalid: an index key attribute is not defined");
  }
  const index = indexDetails(description.TableName, asked);
  description.GlobalSecondaryIndexes = [...indexes, index];
  const prefix = keys.index("global", description.TableName, index.IndexName);
  const operations: Operation[] = [];
  for await (const item of engine.database.values(within(keys.items(description.TableName)))) {
    const { puts } = dynalite.getIndexActions([index], null, item as Item, description);
    for (const { key, item: entry } of puts) operations.push({ type: "put", key: prefix + key, value: entry });
  }
  return operations;
}

function deleteIndex(engine: Engine, description: TableDescription, { IndexName: name }: IndexDescription) {
  const left = (description.GlobalSecondaryIndexes ?? []).filter(({ IndexName }) => IndexName !== name);
  if (left.length > 0) description.GlobalSecondaryIndexes = left;
  else delete description.GlobalSecondaryIndexes;
  return deletionOf(engine, keys.index("global", description.TableName, name));
}

async function deletionOf(engine: Engine, prefix: string): Promise<Operation[]> {
  const found = await engine.database.keys(within(prefix)).all();
  return found.map((key) => ({ type: "del", key }));
}
