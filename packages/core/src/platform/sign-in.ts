import * as v from "valibot";
import { rowsOf } from "../db/index.ts";
import { open, PLATFORM, platformEvent } from "../db/platform.ts";
import { Actor, DomainError, Email, fn, hash, ID, now, plusMinutes, sameText, secret } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { recordFirmOf } from "./directory.ts";
import { AccountEmails, Accounts, AuthSessions, Invitations, SignIns } from "./platform.table.ts";

const LINK_MINUTES = 10;
const SESSION_MINUTES = 30 * 24 * 60;

export const Event = { Requested: "signIn.requested" } as const;

const platform = () => open(PLATFORM);

/** Where to go once signed in: a path of ours, never another site, and nothing that a header cannot carry. */
export const ReturnTo = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^\/(?![/\\])[^\s\\\p{Cc}\p{Cs}]*$/u, "return_to"),
);

/** Mails a sign-in link; the answer is the same whether the address is known or not. */
export const requestSignIn = fn(
  "signIn.request",
  v.object({ email: Email, locale: v.optional(v.picklist(["fr", "en"]), "fr"), returnTo: v.optional(ReturnTo) }),
  async ({ email, locale, returnTo }) => {
    const signInID = ID.create("signin");
    const row = {
      signInID,
      hash: hash(Link.secretOf(signInID)),
      email,
      locale,
      expiresAt: plusMinutes(now(), LINK_MINUTES),
    };
    await platform().write(
      {
        signIn: SignIns.create({ ...row, ...(returnTo && { returnTo }) }),
        event: platformEvent(Event.Requested, { signInID }),
      },
      { status: "sent" },
    );
    return { status: "sent" as const };
  },
);

/** What the mail of a sign-in request says; undefined once it is used or over. */
export async function signInMail(signInID: string) {
  const found = await platform().get(SignIns, { hash: hash(Link.secretOf(signInID)) });
  if (!found || found.usedAt || found.expiresAt <= now()) return undefined;
  return { email: found.email, locale: found.locale, token: Link.secretOf(signInID), minutes: LINK_MINUTES };
}

/** Whether a sign-in link would still work: not of a key that was replaced. Looking consumes nothing: scanners open every link. */
export async function findSignIn(token: string) {
  const found = await platform().get(SignIns, { hash: hash(token) });
  const isOpen = found && !found.usedAt && found.expiresAt > now();
  return isOpen && sameText(Link.secretOf(found.signInID), token) ? found : undefined;
}

/** Uses a sign-in link: a new session, and an account where there was none. `link.closed` the second time. */
export async function signIn(token: string): Promise<{ cookie: string; returnTo: string | undefined }> {
  const found = await findSignIn(token);
  if (!found) throw closed();
  const { cookie, operations, accountID } = await openSession(found.email, found.locale);
  const written = await platform().write(
    {
      link: SignIns.update({ hash: found.hash }, { set: { usedAt: now() } }).ifStill({ usedAt: undefined }),
      ...operations,
    },
    { accountID },
  );
  if (written.refused === "link") throw closed();
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  await bindInvitations(found.email, accountID);
  return { cookie, returnTo: found.returnTo };
}

/** A session for an address that was just proved (by a sign-in link, or a one-time link of a firm). */
export async function signInAs(email: string, locale: "fr" | "en"): Promise<{ cookie: string; accountID: string }> {
  const { cookie, operations, accountID } = await openSession(email, locale);
  const written = await platform().write(operations, { accountID });
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  await bindInvitations(email, accountID);
  return { cookie, accountID };
}

/** A new session for a proved address, and its account where there was none, as operations of one transaction. */
export async function openSession(email: string, locale: "fr" | "en") {
  const emailHash = hash(email);
  const known = await platform().get(AccountEmails, { emailHash });
  const accountID = known?.accountID ?? ID.create("account");
  const password = secret();
  const session = {
    hash: hash(password),
    accountID,
    email,
    createdAt: now(),
    expiresAt: plusMinutes(now(), SESSION_MINUTES),
  };
  return {
    accountID,
    cookie: `${accountID}.${password}`,
    operations: {
      session: AuthSessions.create(session),
      ...(!known && {
        email: AccountEmails.create({ emailHash, accountID }),
        account: Accounts.create({ accountID, email, locale, createdAt: now() }),
      }),
    },
  };
}

/** Ties the account to every firm that invited its address. Run at each sign-in: what was missed heals. */
export async function bindInvitations(email: string, accountID: string): Promise<void> {
  const { items } = await platform().query({ pk: ["EMAIL", hash(email)], begins: ["FIRM"], limit: 100 });
  for (const { firmID, memberID } of rowsOf(Invitations, items)) {
    await Actor.provide({ type: "system", firmID, job: "bind" }, () => Member.bind(memberID, accountID));
    await recordFirmOf(firmID, memberID);
  }
}

export async function signOut(cookie: string): Promise<void> {
  const password = cookie.split(".")[1];
  if (password) await platform().write({ session: AuthSessions.delete({ hash: hash(password) }) }, {});
}

function closed(): DomainError {
  return new DomainError("gone", "link.closed", "This link is unknown, was used or has expired");
}
