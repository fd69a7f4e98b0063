import { createRequire } from "node:module";

// Native code and CommonJS: required at run time, so that a bundle leaves them in node_modules.
const require = createRequire(import.meta.url);

/** What every read may be given, to see the instant at which it was taken. */
export interface Snapshot {
  close(): Promise<void>;
}

export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  limit?: number;
  highWaterMarkBytes?: number;
}

interface Cursor<T> extends AsyncIterable<T> {
  nextv(size: number): Promise<T[]>;
  all(): Promise<T[]>;
  close(): Promise<void>;
}

/** What is used of LevelDB, on disk or in memory. Ranges are read as of the call. */
export interface Database {
  open(): Promise<void>;
  close(): Promise<void>;
  getSync(key: string, options?: { snapshot?: Snapshot }): unknown;
  batch(operations: Operation[]): Promise<void>;
  snapshot(): Snapshot;
  iterator(range: KeyRange): Cursor<[string, unknown]>;
  keys(range: KeyRange): Cursor<string>;
  values(range: KeyRange): Cursor<unknown>;
}

export type Operation = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

/**
 * Opens LevelDB in the folder, or a database in memory without one. A batch is one record of LevelDB's log, handed to
 * the operating system before it is acknowledged: it outlives the death of the process, not a power cut.
 */
export async function openDatabase(folder: string | undefined): Promise<Database> {
  const database = folder === undefined ? inMemory() : onDisk(folder);
  try {
    await database.open();
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Error && Reflect.get(error.cause, "code") === "LEVEL_LOCKED") {
      throw new Error(`Another process holds the table in ${folder}`, { cause: error });
    }
    throw error;
  }
  return database;
}

function onDisk(folder: string): Database {
  const { ClassicLevel } = require("classic-level");
  return new ClassicLevel(folder, { valueEncoding: "json" });
}

function inMemory(): Database {
  const { MemoryLevel } = require("memory-level");
  return new MemoryLevel({ valueEncoding: "json", storeEncoding: "utf8" });
}

// "~" closes every prefix and occurs in no table or index name, so no prefix opens another.
export const keys = {
  table: (table: string) => `table~${table}`,
  tables: "table~",
  items: (table: string) => `item-${table}~`,
  index: (kind: string, table: string, index: string) => `index-${kind.toLowerCase()}~${table}~${index}~`,
  indexes: (kind: "local" | "global", table: string) => `index-${kind}~${table}~`,
  stream: (table: string) => `stream~${table}~`,
  expiry: (table: string) => `ttl~${table}~`,
  token: (token: string) => `token~${token}`,
  tokens: "token~",
};

/** Every key that begins with the prefix; what follows a prefix is ASCII or UTF-8 below U+FFFF. */
export function within(prefix: string): { gte: string; lt: string } {
  return { gte: prefix, lt: `${prefix}\uffff` };
}
