import { DomainError } from "./error.ts";
import { scoped } from "./port.ts";

export const ROLES = ["owner", "manager", "coach", "sponsor", "participant"] as const;
export type Role = (typeof ROLES)[number];

/** Someone signed in, as a member of one firm. `organizationID` narrows a sponsor, `participantID` is the peer he is. */
export interface Member {
  type: "member";
  firmID: string;
  memberID: string;
  accountID: string;
  roles: readonly Role[];
  organizationID?: string | undefined;
  participantID?: string | undefined;
}

/** The bearer of a link mailed for one purpose; `subject` holds the ids it opens, nothing else. */
export interface LinkBearer {
  type: "link";
  firmID: string;
  linkID: string;
  purpose: string;
  subject: Readonly<Record<string, string>>;
}

/** Someone signed in, in no firm yet. */
export interface Account {
  type: "account";
  accountID: string;
  email: string;
}

export type Actor =
  | { type: "anonymous" }
  | { type: "visitor"; firmID: string }
  | LinkBearer
  | Account
  | Member
  | { type: "system"; firmID: string; job: string }
  | { type: "platform"; job: string };

const current = scoped<Actor>();

/** Runs `body` as `actor`. Called at the doors (api, site, event, job) and nowhere else. */
export function provide<R>(actor: Actor, body: () => R): R {
  return current.provide(actor, body);
}

export function use(): Actor {
  return current.find() ?? { type: "anonymous" };
}

/** The tenant of what is running. Throws where there is none: no firm is ever guessed. */
export function firmID(): string {
  const actor = use();
  if ("firmID" in actor) return actor.firmID;
  throw new DomainError("unauthenticated", "actor.no_firm", "Sign in to a firm first");
}

/** The member, or 401. */
export function member(): Member {
  const actor = use();
  if (actor.type !== "member") throw new DomainError("unauthenticated", "actor.signed_out", "Sign in first");
  return actor;
}

/** First line of most commands: refuses who holds none of the roles. Jobs of the firm pass. */
export function assertRole(...roles: Role[]): void {
  const actor = use();
  if (actor.type === "system") return;
  if (!member().roles.some((role) => roles.includes(role))) throw forbidden();
}

export function hasRole(...roles: Role[]): boolean {
  const actor = use();
  return actor.type === "member" && actor.roles.some((role) => roles.includes(role));
}

/** The ids that a link of this purpose opens; a link of another purpose opens nothing. */
export function subject(purpose: string): Readonly<Record<string, string>> {
  const actor = use();
  if (actor.type !== "link" || actor.purpose !== purpose) throw forbidden();
  return actor.subject;
}

export function assertSystem(): void {
  const { type } = use();
  if (type !== "system" && type !== "platform") throw forbidden();
}

export function forbidden(): DomainError {
  return new DomainError("forbidden", "actor.forbidden", "Your role does not allow this");
}

/** Who did it, for the audit log and idempotency records: ids only. */
export function reference(): string {
  const actor = use();
  if (actor.type === "member") return actor.memberID;
  if (actor.type === "link") return actor.linkID;
  if (actor.type === "account") return actor.accountID;
  if (actor.type === "system" || actor.type === "platform") return `${actor.type}.${actor.job}`;
  return actor.type;
}
