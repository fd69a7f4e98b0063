import { Closings } from "../closing/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { open, PLATFORM, query } from "../db/platform.ts";
import { type Firm, Firms } from "../firm/index.ts";
import { Actor, hash, notFound, now, plusMinutes } from "../kernel/index.ts";
import { type Member, Members } from "../member/index.ts";
import {
  AccountFirms,
  Accounts,
  FirmEntries,
  Invitations,
  ParkedStripeEvents,
  Slugs,
  StripeAccounts,
} from "./platform.table.ts";

const PARKED_MINUTES = 30 * 24 * 60;

const platform = () => open(PLATFORM);

/** The firm of a public address, or 404. */
export async function firmOfSlug(slug: string): Promise<string> {
  const found = /^[a-z0-9-]{1,60}$/.test(slug) ? await platform().get(Slugs, { slug }) : undefined;
  if (!found) throw notFound("firm");
  return found.firmID;
}

/** The firm of a connected Stripe account; undefined for an account that is not ours. */
export async function firmOfStripeAccount(stripeAccountID: string): Promise<string | undefined> {
  if (!/^acct_[A-Za-z0-9_]{1,60}$/.test(stripeAccountID)) return undefined;
  return (await platform().get(StripeAccounts, { stripeAccountID }))?.firmID;
}

/** Remembers whose account this is. Written again with the same firm it changes nothing. */
export async function recordStripeAccount(stripeAccountID: string, firmID: string): Promise<void> {
  await platform().write({ account: StripeAccounts.put({ stripeAccountID, firmID }) }, {});
}

/** Keeps an event of an account that is not ours, for whoever looks into it; told again it changes nothing. */
export async function parkStripeEvent(input: {
  stripeEventID: string;
  type: string;
  accountID: string;
  objectID: string;
}): Promise<void> {
  const parkedAt = now();
  const expiresAt = plusMinutes(parkedAt, PARKED_MINUTES);
  await platform().write({ event: ParkedStripeEvents.put({ ...input, parkedAt, expiresAt }) }, {});
}

/** Every firm, a page at a time, for jobs that go round them. */
export async function* firms(): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const page = await platform().query({ pk: ["FIRMS"], limit: 200, after });
    for (const { firmID } of rowsOf(FirmEntries, page.items)) yield firmID;
    after = page.next;
  } while (after);
}

/** Who the account is, with its firms: one query, for the menu of the dashboard. */
export async function me(accountID: string) {
  const { items } = await platform().query({ pk: ["ACCOUNT", accountID], limit: 200 });
  const [account] = rowsOf(Accounts, items);
  if (!account) throw notFound("account");
  return { account, firms: rowsOf(AccountFirms, items) };
}

export async function chooseLocale(accountID: string, locale: "fr" | "en"): Promise<void> {
  await platform().write({ account: Accounts.update({ accountID }, { set: { locale } }) }, {});
}

/** The menu's copy of one membership, made from the firm's own rows: the same however often it runs. */
export async function recordFirmOf(firmID: string, memberID: string): Promise<void> {
  const [firm, member, closing] = await asFirm(firmID, () =>
    db().gets({ entity: Firms, key: {} }, { entity: Members, key: { memberID } }, { entity: Closings, key: {} }),
  );
  if (!firm || !member) return;
  await platform().write(entries(firm, member, closing?.closesAt), {});
}

type Shown = Pick<Firm.Info, "firmID" | "name" | "slug" | "colour" | "zone">;

function entries(firm: Shown, member: Member.Info, closesAt: string | undefined) {
  const { firmID, name, slug, colour, zone } = firm;
  const { memberID, roles, name: memberName, accountID, email, zone: ownZone } = member;
  const gone = member.status === "removed";
  const invitation = { emailHash: hash(email), firmID };
  const who = { roles, memberID, memberName, ...(ownZone && { ownZone }) };
  const row = { firmID, name, slug, colour, zone, ...who, ...(closesAt && { closesAt }) };
  return {
    invitation: gone ? Invitations.delete(invitation) : Invitations.put({ ...invitation, memberID }),
    ...(accountID && {
      entry: gone ? AccountFirms.delete({ accountID, firmID }) : AccountFirms.put({ ...row, accountID }),
    }),
  };
}

/** After a change of the firm's name, slug, colour or zone: the menus of all its members. */
export async function recordEveryoneOf(firmID: string): Promise<void> {
  const { items } = await query(PLATFORM, { pk: ["MEMBERS"], begins: ["MEMBER"], limit: 2_000 }, firmID);
  for (const { memberID } of rowsOf(Members, items)) await recordFirmOf(firmID, memberID);
}

/** Runs a read of one firm for the platform. */
export function asFirm<R>(firmID: string, body: () => Promise<R>): Promise<R> {
  return Actor.provide({ type: "system", firmID, job: "platform" }, body);
}
