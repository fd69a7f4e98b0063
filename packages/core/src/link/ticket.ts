import { Actor, hash, now, plusMinutes } from "../kernel/index.ts";
import { secretOf } from "./link.ts";

/** How long after he said that he takes it someone may begin to. */
const MINUTES = 10;

/** `until` in whole seconds, then what only who holds the key can write. */
const TICKET = /^(\d{10})\.([A-Za-z0-9_-]{43})$/;

const secretFor = (address: string, until: string) =>
  secretOf(["ticket", Actor.firmID(), Actor.reference(), address, until].join("#"));

/** What opens one address to the actor, and to nobody else, for ten minutes: kept nowhere, made by the act that left its line. */
export function of(address: string): string {
  const until = String(Math.floor(Date.parse(plusMinutes(now(), MINUTES)) / 1_000));
  return `${until}.${secretFor(address, until)}`;
}

/** Whether a ticket opens this address to the actor now. */
export function opens(address: string, ticket: string): boolean {
  const [, until = "", secret = ""] = TICKET.exec(ticket) ?? [];
  return Number(until) * 1_000 > Date.parse(now()) && hash(secret) === hash(secretFor(address, until));
}
