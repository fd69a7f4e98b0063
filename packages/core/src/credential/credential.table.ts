import * as v from "valibot";
import { Day, entity, ID, Instant, UploadType } from "../kernel/index.ts";

/** cv, diploma: what makes a facilitator competent. training: how he keeps it up. subcontracting: of who works by contract. */
export const KINDS = ["cv", "diploma", "training", "subcontracting"] as const;

/** A file that shows what one facilitator can do; its bytes stand apart, in parts. */
export const Credentials = entity({
  name: "credential",
  version: 1,
  schema: v.object({
    credentialID: ID.schema("credential"),
    memberID: ID.schema("member"),
    /** As he was called when it was added: who left the team since is still named. */
    memberName: v.string(),
    kind: v.picklist(KINDS),
    title: v.string(),
    issuedOn: v.nullable(Day),
    expiresOn: v.nullable(Day),
    type: UploadType,
    /** Of the file: its size in bytes and SHA-256. */
    bytes: v.number(),
    fileHash: v.string(),
    parts: v.number(),
    addedAt: Instant,
    addedBy: ID.schema("member"),
  }),
  key: (row: { memberID: string; credentialID: string }) => ({
    pk: ["CREDENTIALS"],
    sk: [row.memberID, row.credentialID],
  }),
});

/** The file itself, in parts that a row may hold. */
export const CredentialParts = entity({
  name: "credentialPart",
  version: 1,
  schema: v.object({
    credentialID: ID.schema("credential"),
    part: v.number(),
    base64: v.string(),
  }),
  key: (row: { credentialID: string; part: number }) => ({
    pk: ["CREDENTIAL", row.credentialID],
    sk: ["PART", String(row.part)],
  }),
});
