import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

export const LinkRow = v.object({
  linkID: ID.schema("link"),
  hash: v.string(),
  purpose: v.string(),
  subject: v.record(v.string(), v.string()),
  createdAt: Instant,
  expiresAt: Instant,
  usedAt: v.optional(Instant),
});

/** A mailed link, kept under the firm by the hash of its secret. */
export const Links = entity({
  name: "link",
  version: 1,
  schema: LinkRow,
  key: (row: { hash: string }) => ({ pk: ["LINK", row.hash], sk: ["LINK"] }),
  expires: (row) => row.expiresAt,
});
