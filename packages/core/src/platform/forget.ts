import { db, rowsOf } from "../db/index.ts";
import { open, PLATFORM } from "../db/platform.ts";
import { Firms } from "../firm/index.ts";
import { Actor, hash } from "../kernel/index.ts";
import { keyOf } from "./feed.ts";
import {
  AccountEmails,
  AccountFeeds,
  AccountFirms,
  Accounts,
  AuthSessions,
  Feeds,
  FirmEntries,
  Invitations,
  StripeAccounts,
} from "./platform.table.ts";

const LIST_MAX = 1_000;
const AT_ONCE = 30;

const platform = () => open(PLATFORM);

/**
 * Takes a person who was erased from the actor's firm out of the platform's rows: his invitation, the firm in his menu,
 * and the account itself, with its browsers and its calendar, where no other firm knows it. Run again it changes nothing.
 */
export async function forgetPerson({ email, accountID }: { email: string; accountID: string | null }): Promise<void> {
  Actor.assertSystem();
  const firmID = Actor.firmID();
  const emailHash = hash(email);
  const gone = { invitation: Invitations.delete({ emailHash, firmID }) };
  await platform().heal(accountID ? { ...gone, firm: AccountFirms.delete({ accountID, firmID }) } : gone);
  const others = await platform().query({ pk: ["EMAIL", emailHash], begins: ["FIRM"], limit: 1 });
  const address = await platform().get(AccountEmails, { emailHash });
  const known = accountID ?? address?.accountID;
  if (!known || others.items.length > 0) return;
  const { items } = await platform().query({ pk: ["ACCOUNT", known], limit: LIST_MAX });
  const [account] = rowsOf(Accounts, items);
  if (rowsOf(AccountFirms, items).length > 0 || (account && hash(account.email) !== emailHash)) return;
  await endSessions(known);
  const [feed] = rowsOf(AccountFeeds, items);
  const own = feed && keyOf(feed.feedID);
  await platform().heal({
    account: Accounts.delete({ accountID: known }),
    address: AccountEmails.delete({ emailHash }),
    ...(feed && { feed: AccountFeeds.delete(feed) }),
    ...(own && { calendar: Feeds.delete(own) }),
  });
}

/**
 * Takes a closed firm out of the platform's rows: jobs go round it no more, and nothing of its Stripe account is heard. Its
 * address stays taken, so that no link or poster leads to somebody else. Run again it changes nothing.
 */
export async function forgetFirm(): Promise<void> {
  Actor.assertSystem();
  const firmID = Actor.firmID();
  const stripeAccountID = (await db().get(Firms, {}))?.stripeAccountID;
  await platform().heal({
    entry: FirmEntries.delete({ firmID }),
    ...(stripeAccountID && { stripe: StripeAccounts.delete({ stripeAccountID }) }),
  });
}

async function endSessions(accountID: string): Promise<void> {
  const { items } = await platform().query({ pk: ["SESSIONS", accountID], index: "g1", limit: LIST_MAX });
  const rows = rowsOf(AuthSessions, items);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await platform().heal({ sessions: rows.slice(at, at + AT_ONCE).map((row) => AuthSessions.delete(row)) });
  }
}
