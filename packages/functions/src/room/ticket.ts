import { now, plusMinutes, sameText } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import * as v from "valibot";

/** Who listens to which room. */
const Listener = v.object({
  firmID: v.string(),
  cohortID: v.string(),
  sessionID: v.string(),
  personID: v.string(),
  expiresAt: v.string(),
});
export type Listener = v.InferOutput<typeof Listener>;

const MINUTES = 2;

/** A text that opens the socket of one room to one person, for two minutes; a new one is asked for each connection. */
export function ticketOf(who: Omit<Listener, "expiresAt">): { ticket: string; expiresAt: string } {
  const expiresAt = plusMinutes(now(), MINUTES);
  const body = Buffer.from(JSON.stringify({ ...who, expiresAt })).toString("base64url");
  return { ticket: `${body}.${signatureOf(body)}`, expiresAt };
}

/** Whose ticket this is; undefined when it is none, or over. */
export function listenerOf(ticket: string): Listener | undefined {
  const [body = "", signature = ""] = ticket.split(".");
  if (!sameText(signature, signatureOf(body))) return undefined;
  // Signed by us: it is what we wrote.
  const found = v.safeParse(Listener, JSON.parse(Buffer.from(body, "base64url").toString()));
  return found.success && found.output.expiresAt > now() ? found.output : undefined;
}

const signatureOf = (body: string) => Link.secretOf(`room ticket ${body}`);
