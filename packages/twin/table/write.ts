import { type Checked, check, dynalite } from "./dynalite.ts";
import type { Engine } from "./engine.ts";
import { faultName, isFault } from "./fault.ts";
import { keys } from "./storage.ts";
import type { Item, Json } from "./wire.ts";

/** PutItem, UpdateItem, DeleteItem and BatchWriteItem (whose writes here are also all or none). */
export function writeItems(engine: Engine, operation: string, request: Json): Promise<Json> {
  const checked = check(operation, request, engine.store);
  return engine.exclusive(async () => {
    try {
      return await engine.write(operation, checked);
    } catch (error) {
      if (isFault(error) && faultName(error) === "ConditionalCheckFailedException") {
        const Item = oldImage(engine, checked);
        if (Item) error.body.Item = Item;
      }
      throw error;
    }
  });
}

/** The item that failed the condition, when the request asked for it. */
export function oldImage(engine: Engine, request: Checked): Item | undefined {
  if (request.ReturnValuesOnConditionCheckFailure !== "ALL_OLD") return undefined;
  return engine.database.getSync(itemKey(engine, request)) as Item | undefined;
}

/** The whole key of the item a request names. Throws the Fault of a key that does not fit the table. */
export function itemKey(engine: Engine, { TableName, Item, Key }: Checked): string {
  const { description } = engine.catalog.get(TableName);
  const refusal = Item ? dynalite.validateItem(Item, description) : dynalite.validateKey(Key ?? {}, description);
  if (refusal) throw refusal;
  return keys.items(TableName) + dynalite.createKey(Item ?? Key ?? {}, description);
}
