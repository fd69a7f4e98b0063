import * as v from "valibot";
import { Audit, CONTENT_READS, db, isTold, rowsOf } from "../db/index.ts";
import { Actor, fn, ID } from "../kernel/index.ts";
import { Member } from "../member/index.ts";

/** What one page reads; what the filter leaves of it is shown, with the way to what is older. */
const PAGE = 200;

const Asked = v.object({
  month: v.pipe(v.string(), v.regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, "month")),
  /** Of one member alone. */
  memberID: v.optional(ID.schema("member")),
  /** Of one noun alone, or `reading`: who read content. */
  noun: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,30}$/, "noun"))),
  /** Of one act alone, by its name. */
  command: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,30}\.[a-zA-Z]{2,40}$/, "command"))),
  after: v.optional(v.pipe(v.string(), v.maxLength(1_000, "too_long"))),
});

interface Line {
  auditID: string;
  at: string;
  /** A member by his id and name; else through a link, by the product itself, or someone who was not signed in. */
  by: "member" | "link" | "system" | "other";
  memberID: string | null;
  name: string | null;
  command: string;
  cohortID: string | null;
}

/** Who did what in one month of the firm, the last first: appended by every command, changed by none. One query. */
export const list = fn("audit.list", Asked, async ({ month, memberID, noun, command: only, after }) => {
  Actor.assertRole("owner", "manager");
  // A cursor is of one month: with another one it means nothing.
  const start = after?.startsWith(`${month}.`) ? after.slice(month.length + 1) : undefined;
  const [page, members] = await Promise.all([
    db().query({ pk: ["AUDIT", month], limit: PAGE, descending: true, ...(start && { after: start }) }),
    Member.list(),
  ]);
  const names = new Map(members.map((member) => [member.memberID, member.name]));
  const lines = rowsOf(Audit, page.items)
    .filter(({ actor, command }) => isTold(command) && (!memberID || actor === memberID) && isOf(command, noun, only))
    .map(({ auditID, at, actor, command, ids }): Line => {
      const isMember = actor.startsWith("member_");
      return {
        auditID,
        at,
        by: isMember ? "member" : byOf(actor),
        memberID: isMember ? actor : null,
        name: names.get(actor) ?? null,
        command,
        cohortID: cohortIn(ids),
      };
    });
  return {
    lines,
    next: page.next ? `${month}.${page.next}` : null,
    members: members.map(({ memberID: id, name }) => ({ memberID: id, name })),
  };
});

function isOf(command: string, noun: string | undefined, only: string | undefined): boolean {
  if (only && command !== only) return false;
  if (!noun) return true;
  return noun === "reading" ? CONTENT_READS.includes(command) : command.startsWith(`${noun}.`);
}

function byOf(actor: string): Line["by"] {
  if (actor.startsWith("link_")) return "link";
  return actor.startsWith("system.") || actor.startsWith("platform.") ? "system" : "other";
}

function cohortIn(ids: unknown): string | null {
  if (typeof ids !== "object" || ids === null || !("cohortID" in ids)) return null;
  return typeof ids.cohortID === "string" ? ids.cohortID : null;
}
