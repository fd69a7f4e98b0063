import type { Catalog } from "./catalog.ts";
import { act, type Checked, type Store } from "./dynalite.ts";
import { expiryOperations } from "./expiry.ts";
import { Overlay } from "./overlay.ts";
import type { Database, Operation } from "./storage.ts";
import { recordOf, type UserIdentity } from "./stream-record.ts";
import { committed, viewOf } from "./view.ts";
import type { Json } from "./wire.ts";

/** What every operation works with: the database, its tables, and the one way to write. */
export interface Engine {
  database: Database;
  catalog: Catalog;
  /** Reads what is committed at the time of each read. */
  store: Store;
  /** Runs `body` when every earlier body has ended: one writer at a time is what isolates transactions. */
  exclusive<T>(body: () => Promise<T>): Promise<T>;
  /** Reads of `body` all see one instant. */
  atOneInstant<T>(body: (store: Store) => Promise<T>): Promise<T>;
  /** One of dynalite's writes, committed. Call it inside `exclusive`. */
  write(operation: string, request: Checked, who?: UserIdentity): Promise<Json>;
  /** One LevelDB batch: items, index entries, expiry entries, stream records and `also`, all or none. */
  commit(overlay: Overlay, also?: Operation[], who?: UserIdentity): Promise<void>;
  overlay(): { overlay: Overlay; store: Store };
  onCommit(listener: () => void): () => void;
}

export function createEngine(database: Database, catalog: Catalog): Engine {
  const listeners = new Set<() => void>();
  const current = committed(database);
  let last: Promise<unknown> = Promise.resolve();

  const engine: Engine = {
    database,
    catalog,
    store: viewOf(database, catalog, current),
    exclusive(body) {
      const run = last.then(body);
      last = run.catch(() => undefined);
      return run;
    },
    async atOneInstant(body) {
      const snapshot = database.snapshot();
      try {
        return await body(viewOf(database, catalog, committed(database, snapshot)));
      } finally {
        await snapshot.close();
      }
    },
    overlay() {
      const overlay = new Overlay(current);
      return { overlay, store: viewOf(database, catalog, overlay) };
    },
    async write(operation, request, who) {
      const { overlay, store } = engine.overlay();
      const answer = await act(operation, store, request);
      await engine.commit(overlay, [], who);
      return answer;
    },
    async commit(overlay, also = [], who) {
      const operations = [...overlay.operations(), ...also];
      let records = 0;
      for (const change of overlay.changes()) {
        operations.push(...expiryOperations(change, catalog.get(change.table).ttlAttribute));
        const record = recordOf(catalog, change, who);
        if (!record) continue;
        operations.push(record);
        records += 1;
      }
      if (operations.length > 0) await database.batch(operations);
      if (records > 0) for (const listener of listeners) listener();
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return engine;
}
