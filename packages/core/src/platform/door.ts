import { type Closing, Closings } from "../closing/index.ts";
import { rowsOf } from "../db/index.ts";
import { open, PLATFORM } from "../db/platform.ts";
import { getAll } from "../db/read.ts";
import { type Actor, hash, now } from "../kernel/index.ts";
import { Access } from "../member/index.ts";
import { AuthSessions } from "./platform.table.ts";

const COOKIE = /^(account_[0-9A-Z]{26})\.([A-Za-z0-9_-]{32})$/;

/** Who a session cookie stands for, without a firm; undefined when it is none of ours or is over. */
export async function accountOf(cookie: string | undefined): Promise<Actor.Account | undefined> {
  const parts = COOKIE.exec(cookie ?? "");
  if (!parts?.[2]) return undefined;
  const session = await open(PLATFORM).get(AuthSessions, { hash: hash(parts[2]) });
  if (!session || session.accountID !== parts[1] || session.expiresAt <= now()) return undefined;
  return { type: "account", accountID: session.accountID, email: session.email };
}

/**
 * The member that a cookie stands for in one firm: session and access in one round trip. `account` without `member`
 * means signed in, but a stranger there. Of who is about to change something, whether the firm closes is read with them.
 */
export async function memberOf(
  cookie: string | undefined,
  firmID: string,
  { acts = false } = {},
): Promise<{ account?: Actor.Account; member?: Actor.Member; closing?: Closing.Stored }> {
  const parts = COOKIE.exec(cookie ?? "");
  const [, accountID, password] = parts ?? [];
  if (!accountID || !password) return {};
  const [session, access, closed] = await getAll(PLATFORM, [
    { entity: AuthSessions as never, key: { hash: hash(password) } },
    { entity: Access as never, key: { accountID }, firmID },
    ...(acts ? [{ entity: Closings as never, key: {}, firmID }] : []),
  ]);
  if (!session || session.accountID !== accountID || String(session.expiresAt) <= now()) return {};
  const account: Actor.Account = { type: "account", accountID, email: String(session.email) };
  if (!access) return { account };
  const { memberID, roles, organizationID, participantID } = access as unknown as Actor.Member;
  const [closing] = rowsOf(Closings, closed ? [closed] : []);
  const member: Actor.Member = { type: "member", firmID, accountID, memberID, roles, organizationID, participantID };
  return { account, member, ...(closing && { closing }) };
}
