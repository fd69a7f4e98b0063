/** The way across firms: only `core/src/platform` may import this file. */
export { open, platformEvent } from "./db.ts";
export { query } from "./read.ts";
export { PlatformOutbox } from "./record.table.ts";

export const PLATFORM = { kind: "platform" } as const;
