import { createHmac } from "node:crypto";
import type * as v from "valibot";
import { db } from "../db/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, DomainError, hash, ID, now, type Operation, type Row, sameText } from "../kernel/index.ts";
import { type LinkRow, Links } from "./link.table.ts";

export type Info = v.InferOutput<typeof LinkRow>;

/** Firm id (26) before the secret: a token leads to its firm without any look-up. */
const TOKEN = /^([0-7][0-9A-HJKMNP-TV-Z]{25})([A-Za-z0-9_-]{43})$/;

/** The secret of a link or of a sign-in, made from its id: a mail sent again carries the same link. */
export function secretOf(id: string): string {
  return createHmac("sha256", Config.use().linkKey).update(id).digest("base64url");
}

/** The text that stands in the address of a link of the actor's firm. */
export function tokenOf(linkID: string): string {
  return `${Actor.firmID()}${secretOf(`${Actor.firmID()}#${linkID}`)}`;
}

/** A new link of one purpose; goes in the transaction of the command that needs it. The id may be given, to be found again. */
export function issue(input: {
  linkID?: string;
  purpose: string;
  subject: Record<string, string>;
  expiresAt: string;
}): { linkID: string; operation: Operation } {
  const linkID = input.linkID ?? ID.create("link");
  const row = { ...input, linkID, hash: hash(tokenOf(linkID)), createdAt: now() };
  return { linkID, operation: Links.create(row) };
}

/** The firm that a token belongs to, from its text alone; undefined when it is no token. */
export function firmOf(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}

/**
 * The link of a token, unless it is unknown, expired, or of a key that was replaced since: all one answer. Reading consumes
 * nothing.
 */
export async function open(token: string): Promise<Row<typeof Links>> {
  const found = await db().get(Links, { hash: hash(token) });
  if (!found || found.expiresAt <= now() || !sameText(tokenOf(found.linkID), token)) throw closed();
  return found;
}

/** Marks a one-time link as used, in the transaction of what it allowed; refused the second time. */
export function consume(link: { hash: string }): Operation {
  return Links.update({ hash: link.hash }, { set: { usedAt: now() } }).ifStill({ usedAt: undefined });
}

export function closed(): DomainError {
  return new DomainError("gone", "link.closed", "This link is unknown, was used or has expired");
}
