import { CREDENTIAL_KINDS, Credential } from "@entrepairs/core/credential";
import { endingOf, ID, UPLOAD_TYPES } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path } from "../http/index.ts";

const staff = may("owner", "manager", "coach");
const Key = { memberID: ID.schema("member"), credentialID: ID.schema("credential") };
const Listed = v.strictObject({
  credentialID: v.string(),
  memberID: v.string(),
  memberName: v.string(),
  kind: v.picklist(CREDENTIAL_KINDS),
  title: v.string(),
  issuedOn: v.nullable(v.string()),
  expiresOn: v.nullable(v.string()),
  type: v.picklist(UPLOAD_TYPES),
  bytes: v.number(),
  addedAt: v.string(),
});
const Removed = v.strictObject({ memberID: v.string(), credentialID: v.string(), status: v.literal("removed") });

function listed(row: Credential.Stored): v.InferOutput<typeof Listed> {
  const { credentialID, memberID, memberName, kind, title, issuedOn, expiresOn, type, bytes, addedAt } = row;
  return { credentialID, memberID, memberName, kind, title, issuedOn, expiresOn, type, bytes, addedAt };
}

/** What shows that facilitators are competent: everyone's for the firm's office, one's own for a coach. */
export const mount = "/credential";
export const route = new Hono<Env>()
  .get("/", staff, answers({ 200: v.strictObject({ credentials: v.array(Listed) }) }), async (c) =>
    c.json({ credentials: (await Credential.list({})).map(listed) }, 200),
  )
  .post(
    "/",
    staff,
    body(Credential.add.schema),
    answers({ 201: v.strictObject({ credentialID: v.string(), memberID: v.string() }) }),
    async (c) => c.json(await Credential.add(c.req.valid("json")), 201),
  )
  .get("/:memberID/:credentialID/file", staff, path(Key), async (c) => {
    const { type, content, kind, credentialID } = await Credential.file(c.req.valid("param"));
    const name = `${kind}-${credentialID.slice(-4).toLowerCase()}.${endingOf(type)}`;
    c.header("Content-Disposition", `attachment; filename="${name}"`);
    return c.body(new Uint8Array(content), 200, { "Content-Type": type });
  })
  .delete("/:memberID/:credentialID", staff, path(Key), answers({ 200: Removed }), async (c) =>
    c.json(await Credential.remove(c.req.valid("param")), 200),
  );
export type Route = typeof route;
