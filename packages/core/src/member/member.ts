import * as v from "valibot";
import { db, event, type Named, rowsOf } from "../db/index.ts";
import {
  Actor,
  DomainError,
  Email,
  fn,
  hash,
  ID,
  line,
  notFound,
  now,
  plusMinutes,
  type Row,
} from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Access, MemberEmails, type MemberRow, Members } from "./member.table.ts";

export type Info = v.InferOutput<typeof MemberRow>;
type Stored = Row<typeof Members>;

export const Event = { Invited: "member.invited", Bound: "member.bound", Changed: "member.changed" } as const;

/** The purpose of the link that an invitation is mailed with; it signs in, once. */
export const INVITATION = "invitation";
export const INVITATION_DAYS = 14;

/** More people than this in one firm's team is a defect of our listing, not a firm. */
const LIST_MAX = 2_000;

const Invitation = v.object({
  email: Email,
  name: line(120),
  role: v.picklist(["owner", "manager", "coach", "sponsor"]),
  organizationID: v.optional(ID.schema("organization")),
});

/** The rows that make someone a member; also used by sign-up, for the first owner. */
export function newMember(input: Omit<Info, "memberID" | "invitedAt" | "status"> & { memberID?: string }) {
  const member: Info = {
    ...input,
    memberID: input.memberID ?? ID.create("member"),
    status: input.accountID ? "active" : "invited",
    invitedAt: now(),
  };
  const operations = {
    member: Members.create(member),
    address: MemberEmails.create({ emailHash: hash(member.email), memberID: member.memberID }),
    ...(member.accountID && { access: Access.put(accessOf(member, member.accountID)) }),
  } satisfies Named;
  return { member, operations };
}

function accessOf(member: Info, accountID: string) {
  const { memberID, roles, organizationID, participantID } = member;
  return { accountID, memberID, roles, organizationID, participantID };
}

/** The member of an address, in two reads of one key each (his address is the only way to name him from outside). */
export async function findByEmail(email: string): Promise<Stored | undefined> {
  const address = await db().get(MemberEmails, { emailHash: hash(email) });
  return address && db().get(Members, { memberID: address.memberID });
}

/**
 * Invites a colleague, a coach or a sponsor; the mail leaves after the commit. Someone already a member gets the new
 * role beside his others. A sponsor belongs to one organization (`member.organization_required`).
 */
export const invite = fn("member.invite", Invitation, async ({ email, name, role, organizationID }) => {
  Actor.assertRole("owner", "manager");
  // Nobody gives more than he has: a manager makes no owner.
  if (role === "owner") Actor.assertRole("owner");
  if (role === "sponsor" && !organizationID) {
    throw new DomainError("input", "member.organization_required", "Which organization?", [
      { path: "organizationID", code: "required" },
    ]);
  }
  const known = await findByEmail(email);
  if (known) return addRole(known, role, role === "sponsor" ? organizationID : undefined);
  const { member, operations } = newMember({
    email,
    name,
    roles: [role],
    ...(role === "sponsor" && organizationID && { organizationID }),
  });
  const written = await db().write(
    { ...operations, ...mailed(member.memberID) },
    { memberID: member.memberID, status: member.status },
  );
  if (written.refused) throw new DomainError("conflict", "member.already", "This address is already a member");
  return written.answer;
});

async function addRole(member: Stored, role: Info["roles"][number], organizationID: string | undefined) {
  const { memberID, status } = member;
  if (member.roles.includes(role) && member.status !== "removed") {
    if (role === "sponsor" && organizationID !== member.organizationID) {
      throw new DomainError("conflict", "member.other_organization", "Already the sponsor of another organization");
    }
    throw new DomainError("conflict", "member.already", "This address already has this role");
  }
  const roles = member.status === "removed" ? [role] : [...member.roles, role];
  const changed: Stored = {
    ...member,
    roles,
    status: member.accountID ? "active" : "invited",
    ...(organizationID && { organizationID }),
  };
  const written = await db().write({ ...changeOf(changed), ...mailed(memberID) }, { memberID, status: changed.status });
  if (written.refused) throw new DomainError("conflict", "member.changed_meanwhile", "Someone changed this meanwhile");
  return { ...written.answer, status };
}

/** The link of an invitation, and the event that mails it. */
function mailed(memberID: string): Named {
  const expiresAt = plusMinutes(now(), INVITATION_DAYS * 24 * 60);
  const { linkID, operation } = Link.issue({ purpose: INVITATION, subject: { memberID }, expiresAt });
  return { link: operation, event: event(Event.Invited, { memberID, linkID }) };
}

/** A changed member with his access, in one transaction. */
export function changeOf(member: Stored): Named {
  return {
    member: Members.replace(member),
    ...(member.accountID && {
      access:
        member.status === "removed"
          ? Access.delete({ accountID: member.accountID })
          : Access.put(accessOf(member, member.accountID)),
    }),
  };
}

/** Ties an account to the member that was invited under its address. Run again, it changes nothing. */
export async function bind(memberID: string, accountID: string): Promise<Info> {
  Actor.assertSystem();
  const member = await get(memberID);
  if (member.accountID || member.status === "removed") return member;
  const bound: Stored = { ...member, accountID, status: "active" };
  const written = await db().write(
    { ...changeOf(bound), event: event(Event.Bound, { memberID, accountID }) },
    { memberID, accountID },
  );
  return written.refused ? get(memberID) : bound;
}

/** Takes someone out of the firm: his next request is refused. The last owner stays (`member.last_owner`). */
export const remove = fn("member.remove", v.object({ memberID: ID.schema("member") }), async ({ memberID }) => {
  Actor.assertRole("owner");
  const everyone = await list();
  const member = everyone.find((one) => one.memberID === memberID);
  if (!member) throw notFound("member");
  const owners = everyone.filter((one) => one.roles.includes("owner") && one.status !== "removed");
  if (owners.length === 1 && owners[0]?.memberID === memberID) {
    throw new DomainError("conflict", "member.last_owner", "A firm keeps one owner at least");
  }
  const written = await db().write(
    { ...changeOf({ ...member, status: "removed" }), event: event(Event.Changed, { memberID }) },
    { memberID, status: "removed" },
  );
  if (written.refused) throw new DomainError("conflict", "member.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});

export async function get(memberID: string): Promise<Stored> {
  const found = await db().get(Members, { memberID });
  if (!found) throw notFound("member");
  return found;
}

/** Everyone of the firm, by name. */
export async function list(): Promise<Stored[]> {
  const { items } = await db().query({ pk: ["MEMBERS"], begins: ["MEMBER"], limit: LIST_MAX });
  return rowsOf(Members, items).sort((one, other) => one.name.localeCompare(other.name, "fr"));
}

const STAFF: readonly Actor.Role[] = ["owner", "manager", "coach"];

/**
 * The team as screens show it: removed people left out. A coach meets his colleagues here; participants and sponsors
 * he knows by his own groups alone.
 */
export const team = fn("member.team", v.object({}), async () => {
  Actor.assertRole("owner", "manager", "coach");
  const seesEveryone = Actor.member().roles.some((role) => role === "owner" || role === "manager");
  return (await list()).filter(
    ({ status, roles }) => status !== "removed" && (seesEveryone || roles.some((role) => STAFF.includes(role))),
  );
});
