import { ID } from "@entrepairs/core/kernel";
import { Member, MemberRow } from "@entrepairs/core/member";
import { Organization } from "@entrepairs/core/organization";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path } from "../http/index.ts";

const Listed = v.strictObject({
  memberID: MemberRow.entries.memberID,
  name: v.string(),
  email: v.string(),
  roles: MemberRow.entries.roles,
  organizationID: v.optional(v.string()),
  status: MemberRow.entries.status,
});
const Changed = v.strictObject({ memberID: v.string(), status: v.string() });

/** The firm's team. */
export const mount = "/member";
export const route = new Hono<Env>()
  .get(
    "/",
    may("owner", "manager", "coach"),
    answers({ 200: v.strictObject({ members: v.array(Listed) }) }),
    async (c) => {
      const members = (await Member.team({})).map(({ memberID, name, email, roles, organizationID, status }) => ({
        memberID,
        name,
        email,
        roles,
        organizationID,
        status,
      }));
      return c.json({ members });
    },
  )
  .post("/", may("owner", "manager"), body(Member.invite.schema), answers({ 201: Changed }), async (c) => {
    const invited = c.req.valid("json");
    // A member knows no organization; whoever invites a sponsor names one of this firm.
    if (invited.organizationID) await Organization.get(invited.organizationID);
    return c.json(await Member.invite(invited), 201);
  })
  .delete("/:memberID", may("owner"), path({ memberID: ID.schema("member") }), answers({ 200: Changed }), async (c) =>
    c.json(await Member.remove(c.req.valid("param"))),
  );
export type Route = typeof route;
