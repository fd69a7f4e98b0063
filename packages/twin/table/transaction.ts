import { createHash } from "node:crypto";
import { act, type Checked, check, dynalite, type Store } from "./dynalite.ts";
import type { Engine } from "./engine.ts";
import { fault, faultName, invalid, isFault } from "./fault.ts";
import type { Overlay } from "./overlay.ts";
import { keys, type Operation, within } from "./storage.ts";
import type { Item, Json } from "./wire.ts";
import { itemKey, oldImage } from "./write.ts";

const ITEMS_MAX = 100;
const BYTES_MAX = 4 * 1024 * 1024;
/** How long DynamoDB remembers a client's token. */
const TOKEN_MS = 10 * 60_000;

/** The operation whose checks and effect each member has; a condition check is a deletion that never happens. */
const OPERATION_OF = new Map([
  ["Put", "PutItem"],
  ["Update", "UpdateItem"],
  ["Delete", "DeleteItem"],
  ["ConditionCheck", "DeleteItem"],
]);

interface Step {
  kind: string;
  operation: string;
  request: Checked;
}

interface Reason {
  Code: string;
  Message?: string;
  Item?: Item;
}

/**
 * All of the writes or none, and once per client token even across a restart: the token is written in their batch.
 * Throws TransactionCanceledException with one reason per member, IdempotentParameterMismatchException, or
 * ValidationException (empty, above 100 items or 4 MB, two writes of one item).
 */
export async function transactWrite(engine: Engine, request: Json): Promise<Json> {
  const members = transactItems(request);
  const print = createHash("sha256").update(JSON.stringify(members)).digest("base64");
  const capacity = request.ReturnConsumedCapacity;
  const steps = members.map((member) => stepOf(engine, member, capacity));
  const token = typeof request.ClientRequestToken === "string" ? keys.token(request.ClientRequestToken) : undefined;
  return engine.exclusive(async () => {
    const now = Date.now();
    if (token !== undefined && alreadyDone(engine, token, print, now)) return {};
    refuseRepeated(
      engine,
      steps.map(({ request }) => request),
    );
    const { overlay, store } = engine.overlay();
    const units = new Map<string, number>();
    const reasons: Reason[] = [];
    for (const step of steps) reasons.push(await attempt(engine, store, step, units));
    if (reasons.some(({ Code }) => Code !== "None")) throw cancelled(reasons);
    refuseOversize(overlay);
    await engine.commit(overlay, token === undefined ? [] : [{ type: "put", key: token, value: { print, at: now } }]);
    if (capacity === undefined || capacity === "NONE") return {};
    return { ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })) };
  });
}

/** Every item as of one instant, in the order asked; a missing one is `{}`. */
export async function transactGet(engine: Engine, request: Json): Promise<Json> {
  const gets = transactItems(request).map((member) => check("GetItem", { ...asJson(member.Get) }, engine.store));
  refuseRepeated(engine, gets);
  return engine.atOneInstant(async (store) => {
    const Responses: { Item?: unknown }[] = [];
    let bytes = 0;
    for (const get of gets) {
      const { Item } = await act("GetItem", store, get);
      if (Item) bytes += dynalite.itemSize(Item as Item);
      Responses.push(Item ? { Item } : {});
    }
    if (bytes > BYTES_MAX) throw invalid("Transaction request exceeds the maximum size of 4 MB");
    return { Responses };
  });
}

/** Forgets the tokens of transactions older than ten minutes. */
export async function trimTokens(engine: Engine, nowMs: number): Promise<void> {
  const forgotten: Operation[] = [];
  for await (const [key, value] of engine.database.iterator(within(keys.tokens))) {
    if (nowMs - (value as Token).at > TOKEN_MS) forgotten.push({ type: "del", key });
  }
  if (forgotten.length > 0) await engine.database.batch(forgotten);
}

interface Token {
  print: string;
  /** Milliseconds since 1970. */
  at: number;
}

function transactItems({ TransactItems: members }: Json): Json[] {
  if (Array.isArray(members) && members.length > 0 && members.length <= ITEMS_MAX) return members.map(asJson);
  throw invalid(
    "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
      "Member must have length less than or equal to 100 and greater than or equal to 1",
  );
}

function asJson(value: unknown): Json {
  if (typeof value !== "object" || value === null) throw invalid("A member of the transaction is no structure");
  return value as Json;
}

function stepOf(engine: Engine, member: Json, capacity: unknown): Step {
  const kinds = Object.keys(member).filter((kind) => member[kind]);
  const [kind = ""] = kinds;
  const operation = OPERATION_OF.get(kind);
  if (!operation || kinds.length !== 1) {
    throw invalid("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  const body = asJson(member[kind]);
  if (kind === "ConditionCheck" && !body.ConditionExpression) throw invalid("ConditionExpression must not be empty");
  const request = check(operation, { ...body, ReturnConsumedCapacity: capacity }, engine.store);
  return { kind, operation, request };
}

function alreadyDone(engine: Engine, key: string, print: string, now: number): boolean {
  const known = engine.database.getSync(key) as Token | undefined;
  if (!known || now - known.at > TOKEN_MS) return false;
  if (known.print === print) return true;
  throw fault(
    "IdempotentParameterMismatchException",
    "Request parameters do not match the original request for this client token",
  );
}

function refuseRepeated(engine: Engine, requests: Checked[]): void {
  const seen = new Set<string>();
  for (const request of requests) {
    const key = itemKey(engine, request);
    if (seen.has(key)) throw invalid("Transaction request cannot include multiple operations on one item");
    seen.add(key);
  }
}

async function attempt(engine: Engine, store: Store, step: Step, units: Map<string, number>): Promise<Reason> {
  const { kind, operation, request } = step;
  try {
    if (kind === "ConditionCheck") {
      const item = engine.database.getSync(itemKey(engine, request)) as Item | undefined;
      const refusal = dynalite.checkConditional(request, item);
      if (refusal) throw refusal;
      return { Code: "None" };
    }
    const answer = await act(operation, store, request);
    const consumed = (answer.ConsumedCapacity as { CapacityUnits: number } | undefined)?.CapacityUnits;
    // A transaction prepares, then commits: two units for one.
    if (consumed) units.set(request.TableName, (units.get(request.TableName) ?? 0) + 2 * consumed);
    return { Code: "None" };
  } catch (error) {
    return reasonOf(engine, request, error);
  }
}

function reasonOf(engine: Engine, request: Checked, error: unknown): Reason {
  if (!isFault(error)) throw error;
  const name = faultName(error);
  if (name === "ValidationException") return { Code: "ValidationError", Message: error.message };
  if (name !== "ConditionalCheckFailedException") throw error;
  const Item = oldImage(engine, request);
  return { Code: "ConditionalCheckFailed", Message: error.message, ...(Item ? { Item } : {}) };
}

function cancelled(reasons: Reason[]): Error {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  // The service spells this exception's message with a capital, and SDKs differ in which they read.
  return fault("TransactionCanceledException", message, { Message: message, CancellationReasons: reasons });
}

function refuseOversize(overlay: Overlay): void {
  let bytes = 0;
  for (const { after } of overlay.changes()) if (after) bytes += dynalite.itemSize(after);
  if (bytes > BYTES_MAX) throw invalid("Transaction request exceeds the maximum size of 4 MB");
}
