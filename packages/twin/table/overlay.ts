import type { Operation } from "./storage.ts";
import type { Change } from "./stream-record.ts";
import type { Access } from "./view.ts";
import type { Item } from "./wire.ts";

/**
 * Writes held back until they are committed as one batch. dynalite's actions read and write here; each item keeps the
 * image it had before, for its stream record and its expiry entry.
 */
export class Overlay implements Access {
  readonly #committed: Access;
  readonly #changes = new Map<string, Change & { written: boolean }>();
  readonly #indexEntries = new Map<string, Item | undefined>();

  constructor(committed: Access) {
    this.#committed = committed;
  }

  get(key: string, table: string | undefined): Item | undefined {
    if (table === undefined) return this.#committed.get(key, table);
    return this.#change(key, table).after;
  }

  put(key: string, item: Item, table: string | undefined): void {
    this.#set(key, item, table);
  }

  del(key: string, table: string | undefined): void {
    this.#set(key, undefined, table);
  }

  /** The items written; a deletion of what was not there is not one. */
  changes(): Change[] {
    return [...this.#changes.values()].filter(({ written, before, after }) => written && (before || after));
  }

  /** The items and their index entries, not yet the records that go with them. */
  operations(): Operation[] {
    const operations = this.changes().map(({ key, after }) => operation(key, after));
    for (const [key, entry] of this.#indexEntries) operations.push(operation(key, entry));
    return operations;
  }

  #set(key: string, item: Item | undefined, table: string | undefined): void {
    if (table === undefined) {
      this.#indexEntries.set(key, item);
      return;
    }
    const change = this.#change(key, table);
    change.after = item;
    change.written = true;
  }

  #change(key: string, table: string): Change & { written: boolean } {
    const known = this.#changes.get(key);
    if (known) return known;
    const before = this.#committed.get(key, table);
    const change = { table, key, before, after: before, written: false };
    this.#changes.set(key, change);
    return change;
  }
}

function operation(key: string, value: Item | undefined): Operation {
  return value === undefined ? { type: "del", key } : { type: "put", key, value };
}
