import * as admin from "./admin.ts";
import { act, check } from "./dynalite.ts";
import type { Engine } from "./engine.ts";
import { type Fault, fault } from "./fault.ts";
import * as stream from "./stream.ts";
import { describeTimeToLive, updateTimeToLive } from "./time-to-live.ts";
import { transactGet, transactWrite } from "./transaction.ts";
import type { Json } from "./wire.ts";
import { writeItems } from "./write.ts";

type Operate = (engine: Engine, request: Json) => Promise<Json>;

const read = (name: string): Operate => {
  return async (engine, request) => act(name, engine.store, check(name, request, engine.store));
};
const write = (name: string): Operate => {
  return async (engine, request) => writeItems(engine, name, request);
};

const operations = new Map<string, Operate>([
  ["GetItem", read("GetItem")],
  ["Query", read("Query")],
  ["Scan", read("Scan")],
  ["BatchGetItem", batchGet],
  ["PutItem", write("PutItem")],
  ["UpdateItem", write("UpdateItem")],
  ["DeleteItem", write("DeleteItem")],
  ["BatchWriteItem", write("BatchWriteItem")],
  ["TransactWriteItems", transactWrite],
  ["TransactGetItems", transactGet],
  ["CreateTable", async (engine, request) => admin.createTable(engine, request)],
  ["DescribeTable", admin.describeTable],
  ["ListTables", admin.listTables],
  ["UpdateTable", admin.updateTable],
  ["DeleteTable", async (engine, request) => admin.deleteTable(engine, request)],
  ["TagResource", admin.tagResource],
  ["UntagResource", admin.tagResource],
  ["ListTagsOfResource", admin.listTags],
  ["UpdateTimeToLive", async (engine, request) => updateTimeToLive(engine, request)],
  ["DescribeTimeToLive", describeTimeToLive],
  ["ListStreams", stream.listStreams],
  ["DescribeStream", stream.describeStream],
  ["GetShardIterator", async (engine, request) => stream.getShardIterator(engine, request)],
  ["GetRecords", stream.getRecords],
]);

/** Runs one operation of the protocol. Rejects with a Fault for whatever DynamoDB would refuse. */
export async function operate(engine: Engine, name: string, request: Json): Promise<Json> {
  const operation = operations.get(name);
  if (!operation) throw unknownOperation(name);
  return operation(engine, request);
}

async function batchGet(engine: Engine, request: Json): Promise<Json> {
  const checked = check("BatchGetItem", request, engine.store);
  return engine.atOneInstant((store) => act("BatchGetItem", store, checked));
}

function unknownOperation(name: string): Fault {
  const refusal = fault("UnknownOperationException", `The local table has no operation ${name}`);
  refusal.body.__type = "com.amazon.coral.service#UnknownOperationException";
  return refusal;
}
