import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

const Ids = v.record(v.string(), v.string());

/** What happened, for those who act on it after the commit: ids only. A row goes only when its work is done. */
export const OutboxRow = v.object({
  eventID: ID.schema("event"),
  event: v.string(),
  at: Instant,
  ids: Ids,
  /** How often its work failed, and when it is tried again. */
  tries: v.optional(v.number()),
  retryAt: v.optional(Instant),
  /** Since when nobody tries it any more: a person is to look. */
  parkedAt: v.optional(Instant),
});
export type OutboxRow = v.InferOutput<typeof OutboxRow>;

export const Outbox = entity({
  name: "outbox",
  version: 1,
  schema: OutboxRow,
  key: (row: { eventID: string }) => ({ pk: ["OUTBOX"], sk: [row.eventID] }),
});

export const PlatformOutbox = entity({
  name: "platformOutbox",
  version: 1,
  scope: "platform",
  schema: OutboxRow,
  key: (row: { eventID: string }) => ({ pk: ["OUTBOX"], sk: [row.eventID] }),
});

const IdempotencyRow = v.object({
  actor: v.string(),
  key: v.string(),
  fingerprint: v.string(),
  answer: v.unknown(),
  expiresAt: Instant,
});

const idempotency = {
  version: 1,
  schema: IdempotencyRow,
  key: (row: { actor: string; key: string }) => ({ pk: ["IDEM", row.actor], sk: [row.key] }),
  expires: (row: { expiresAt: string }) => row.expiresAt,
};

/** The answer a command gave under a key (ids, version and status only), for 24 hours. */
export const Idempotency = entity({ name: "idempotency", ...idempotency });
export const PlatformIdempotency = entity({ name: "platformIdempotency", scope: "platform" as const, ...idempotency });

const AuditRow = v.object({
  auditID: ID.schema("audit"),
  at: Instant,
  actor: v.string(),
  command: v.string(),
  ids: v.unknown(),
});

/** Who did what; appended by every command, never changed. */
export const Audit = entity({
  name: "audit",
  version: 1,
  schema: AuditRow,
  key: (row: { auditID: string; at: string }) => ({ pk: ["AUDIT", row.at.slice(0, 7)], sk: [row.auditID] }),
});
