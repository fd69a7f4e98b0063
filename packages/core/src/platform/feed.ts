import * as v from "valibot";
import { open, PLATFORM } from "../db/platform.ts";
import { getAll } from "../db/read.ts";
import { Actor, DomainError, fn, hash, ID, now, sameText } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Access } from "../member/index.ts";
import { me } from "./directory.ts";
import { AccountFeeds, Feeds } from "./platform.table.ts";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const platform = () => open(PLATFORM);
const tokenOf = (feedID: string) => Link.secretOf(`feed#${feedID}`);
const rowOf = (accountID: string, feedID: string) => ({
  hash: hash(tokenOf(feedID)),
  feedID,
  accountID,
  createdAt: now(),
});

/** Where the calendar of an address stands. */
export const keyOf = (feedID: string) => ({ hash: hash(tokenOf(feedID)) });

/** The secret in the address of an account's calendar; undefined while it asked for none. */
export async function find(accountID: string): Promise<string | undefined> {
  const found = await platform().get(AccountFeeds, { accountID });
  return found && tokenOf(found.feedID);
}

/** A new address for the actor's calendar; the one before leads nowhere from then on. */
export const renew = fn("feed.renew", v.object({}), async () => {
  const { accountID } = Actor.member();
  const before = await platform().get(AccountFeeds, { accountID });
  const feedID = ID.create("feed");
  const row = { accountID, feedID };
  const written = await platform().write(
    {
      own: before ? AccountFeeds.replace({ ...row, rev: before.rev }) : AccountFeeds.create(row),
      feed: Feeds.create(rowOf(accountID, feedID)),
      ...(before && { before: Feeds.delete(rowOf(accountID, before.feedID)) }),
    },
    { feedID },
  );
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  return written.answer;
});

/** Whose calendar an address is, and in what language; undefined for an address that is none any more. */
export async function accountOf(token: string) {
  if (!TOKEN.test(token)) return undefined;
  const feed = await platform().get(Feeds, { hash: hash(token) });
  return feed && sameText(tokenOf(feed.feedID), token) ? me(feed.accountID) : undefined;
}

/** Who the account is in each of its firms, by what each firm says today. */
export async function membersOf({ account, firms }: Awaited<ReturnType<typeof me>>): Promise<Actor.Member[]> {
  const { accountID } = account;
  const rows = await getAll(
    PLATFORM,
    firms.map(({ firmID }) => ({ entity: Access as never, key: { accountID }, firmID })),
  );
  return rows.flatMap((access, index): Actor.Member[] => {
    const firmID = firms[index]?.firmID;
    if (!access || !firmID) return [];
    const { memberID, roles, organizationID, participantID } = access as unknown as Actor.Member;
    return [{ type: "member", firmID, accountID, memberID, roles, organizationID, participantID }];
  });
}
