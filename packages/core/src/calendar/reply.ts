import { db } from "../db/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, DomainError, ID } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { ReplyAddresses, type Said } from "./calendar.table.ts";
import { answerBy } from "./presence.ts";

const CODE = "[0-7][0-9A-HJKMNP-TV-Z]{25}";
const LOCAL = new RegExp(`^r\\.(${CODE})(${CODE})$`);

/**
 * Where a calendar program sends this person's answers: an address of his own, so that nobody answers for another by
 * writing his name. Undefined where no domain takes them. Kept by the job that invites him; again it is the same.
 */
export async function replyAddress(seat: { cohortID: string; enrolmentID: string }): Promise<string | undefined> {
  const { replyDomain } = Config.use();
  if (!replyDomain) return undefined;
  const firmID = Actor.firmID();
  const { cohortID, enrolmentID } = seat;
  const code = replyCode(enrolmentID);
  await db().heal({ address: ReplyAddresses.put({ code, cohortID, enrolmentID }) });
  return `r.${firmID}${code}@${replyDomain}`.toLowerCase();
}

/** What tells a person's address from another's. */
export function replyCode(enrolmentID: string): string {
  const secret = Link.secretOf(`reply#${Actor.firmID()}#${enrolmentID}`);
  return ID.derived("reply", secret).slice("reply_".length);
}

/** The firm and the code that an address holds, whatever mail servers made of its letters; undefined for any other. */
export function replyAddressIn(address: string): { firmID: string; code: string } | undefined {
  const [local = "", domain = ""] = address.split("@");
  if (domain.toLowerCase() !== Config.use().replyDomain?.toLowerCase()) return undefined;
  const [, firmID, code] = LOCAL.exec(`r.${local.slice(2).toUpperCase()}`) ?? [];
  return firmID && code && /^r\./i.test(local) ? { firmID, code } : undefined;
}

interface Reply {
  uid: string;
  sequence: number;
  attendee: string;
  said: Said;
  proposes?: string;
}

/**
 * What a calendar program answered to one invitation. `false`: it is of someone else, of another date, of a session that
 * is over, or of none; nothing changes then.
 */
export async function takeReply(code: string, { uid, sequence, attendee, said, proposes }: Reply): Promise<boolean> {
  Actor.assertSystem();
  const seat = await db().get(ReplyAddresses, { code });
  const [sessionID = ""] = uid.split("@");
  if (!seat) return false;
  try {
    await answerBy({ ...seat, email: attendee }, { sessionID, said, sequence, proposes });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.kind !== "busy") return false;
    throw error;
  }
}
