import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

export const MessageRow = v.object({
  cohortID: ID.schema("cohort"),
  sessionID: ID.schema("session"),
  /** 1 for the first about this session, then on. */
  number: v.number(),
  /** As it was written, in one language or in both. */
  fr: v.nullable(v.string()),
  en: v.nullable(v.string()),
  byID: ID.schema("member"),
  byName: v.string(),
  at: Instant,
});

/** What the coach or the firm wrote to the group about one session; a number is taken once. */
export const Messages = entity({
  name: "sessionMessage",
  version: 1,
  schema: MessageRow,
  key: (row: { cohortID: string; sessionID: string; number: number }) => ({
    pk: ["MESSAGES", row.cohortID],
    sk: [row.sessionID, String(row.number)],
  }),
});
