export { Table, type TableClient, type TableOptions, tableClient } from "./client.ts";
export { ensureTable } from "./create.ts";
export { type Answer, type Db, db, event, type Written } from "./db.ts";
export { type MeteredCall, metered, readUnits, sizeOf, writeUnits } from "./meter.ts";
export { type Page, type Range, rowsOf } from "./read.ts";
export { Audit, Outbox, type OutboxRow } from "./record.table.ts";
export { TABLE } from "./table.ts";
export { streamWire, type WireOptions } from "./wire.ts";
export type { Named } from "./write.ts";
