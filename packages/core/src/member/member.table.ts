import * as v from "valibot";
import { Actor, entity, ID, Instant, Zone } from "../kernel/index.ts";

export const Roles = v.pipe(v.array(v.picklist(Actor.ROLES)), v.minLength(1));

export const MemberRow = v.object({
  memberID: ID.schema("member"),
  email: v.string(),
  name: v.string(),
  roles: Roles,
  /** The organization whose sponsor he is, or whose peer. */
  organizationID: v.optional(ID.schema("organization")),
  participantID: v.optional(ID.schema("participant")),
  /** Set when he first signs in. */
  accountID: v.optional(ID.schema("account")),
  status: v.picklist(["invited", "active", "removed"]),
  /** By whose clocks he lives, when it is said; else by those of his sessions. */
  zone: v.optional(Zone),
  invitedAt: Instant,
});

/** People of the firm: staff, coaches, sponsors, participants with a space of their own. */
export const Members = entity({
  name: "member",
  version: 1,
  schema: MemberRow,
  key: (row: { memberID: string }) => ({ pk: ["MEMBERS"], sk: ["MEMBER", row.memberID] }),
});

/** What the door reads with the session: who this account is here. The authority on roles. */
export const Access = entity({
  name: "access",
  version: 1,
  schema: v.object({
    accountID: ID.schema("account"),
    memberID: ID.schema("member"),
    roles: Roles,
    organizationID: v.optional(ID.schema("organization")),
    participantID: v.optional(ID.schema("participant")),
  }),
  key: (row: { accountID: string }) => ({ pk: ["MEMBERS"], sk: ["ACCESS", row.accountID] }),
});

/** One member an address, held by the key. */
export const MemberEmails = entity({
  name: "memberEmail",
  version: 1,
  schema: v.object({ emailHash: v.string(), memberID: ID.schema("member") }),
  key: (row: { emailHash: string }) => ({ pk: ["MEMBEREMAIL", row.emailHash], sk: ["MEMBER"] }),
});
