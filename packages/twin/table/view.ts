import { Stream } from "node:stream";
import type { Catalog } from "./catalog.ts";
import type { Range, Store, SubStore, Values } from "./dynalite.ts";
import { type Database, keys, type Snapshot, within } from "./storage.ts";
import type { Item } from "./wire.ts";

/** Largest item, in bytes: 400 KB. */
const ITEM_BYTES_MAX = 400 * 1024;
const REGION = "us-east-1";
const ACCOUNT = "000000000000";

/** `arn:aws:dynamodb:…:table/name`, for an account that does not exist. */
export function tableArn(name: string): string {
  return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
}

/** Where a view reads and writes; keys are whole, and `table` is given for items and absent for index entries. */
export interface Access {
  get(key: string, table: string | undefined): Item | undefined;
  put(key: string, item: Item, table: string | undefined): void;
  del(key: string, table: string | undefined): void;
}

/** Reads what is committed; a snapshot makes many reads one instant. */
export function committed(database: Database, snapshot?: Snapshot): Access {
  const forbidden = () => {
    throw new Error("a reading view does not write");
  };
  const options = snapshot ? { snapshot } : {};
  return {
    get: (key) => database.getSync(key, options) as Item | undefined,
    put: forbidden,
    del: forbidden,
  };
}

/** The store that dynalite's actions are given. They answer at once: reads are synchronous, writes are buffered. */
export function viewOf(database: Database, catalog: Catalog, access: Access): Store {
  return {
    options: { maxItemSize: ITEM_BYTES_MAX },
    tableDb: { awsAccountId: ACCOUNT, awsRegion: REGION },
    getTable(name, checkStatus, answer) {
      const reply = typeof checkStatus === "function" ? checkStatus : answer;
      reply?.(null, catalog.get(name).description);
    },
    getItemDb: (table) => subStore({ database, access, prefix: keys.items(table), table }),
    getIndexDb: (kind, table, index) => subStore({ database, access, prefix: keys.index(kind, table, index) }),
  };
}

interface Section {
  database: Database;
  access: Access;
  prefix: string;
  table?: string;
}

function subStore({ database, access, prefix, table }: Section): SubStore {
  return {
    // One writer at a time is held by our own queue; dynalite's lock would only cost turns of the event loop.
    lock: (_key, body) => body((answer) => answer),
    get: (key, answer) => answer(null, access.get(prefix + key, table)),
    put(key, item, answer) {
      access.put(prefix + key, item, table);
      answer(null);
    },
    del(key, answer) {
      access.del(prefix + key, table);
      answer(null);
    },
    createValueStream: (range) => new ValueStream(database, prefix, range),
  };
}

/** First chunk of a range; the next ones double, so that one short list and one long list are both cheap. */
const CHUNK_MIN = 32;
const CHUNK_MAX = 1024;
const CHUNK_BYTES = 256 * 1024;

/**
 * A range's values as events. dynalite's query attaches its listeners in the same turn, then stops by `destroy`; it
 * would hear each value twice from an emitter that is no Stream.
 */
class ValueStream extends Stream implements Values {
  #stopped = false;

  constructor(database: Database, prefix: string, range: Range) {
    super();
    this.#pump(database, bounds(prefix, range)).catch((error: unknown) => this.emit("error", error));
  }

  destroy(): void {
    this.#stopped = true;
  }

  async #pump(database: Database, range: ReturnType<typeof bounds>): Promise<void> {
    const iterator = database.values({ ...range, highWaterMarkBytes: CHUNK_BYTES });
    let size = range.limit > 0 ? range.limit : CHUNK_MIN;
    try {
      while (!this.#stopped) {
        const values = await iterator.nextv(size);
        if (values.length === 0) break;
        for (const value of values) if (!this.#stopped) this.emit("data", value);
        size = Math.min(size * 2, CHUNK_MAX);
      }
    } finally {
      await iterator.close();
    }
    if (!this.#stopped) this.emit("end");
  }
}

function bounds(prefix: string, { gt, gte, lt, lte, reverse = false, limit = -1 }: Range) {
  const whole = within(prefix);
  const lower = gt === undefined ? { gte: gte === undefined ? whole.gte : prefix + gte } : { gt: prefix + gt };
  const below = lt === undefined ? whole.lt : prefix + lt;
  const upper = lte === undefined ? { lt: below } : { lte: prefix + lte };
  return { ...lower, ...upper, reverse, limit };
}
