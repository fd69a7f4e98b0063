import { Calendar } from "@entrepairs/core/calendar";
import { Actor, log } from "@entrepairs/core/kernel";
import { calendarReplyIn } from "@entrepairs/mail/reply";

/**
 * Takes one message that reached our reply domain: the answer of a calendar program is kept as what its person said of
 * his presence, anything else is dropped. The address tells whose it is; what the message says of itself is not believed.
 */
export async function takeMail(raw: Uint8Array, recipients: readonly string[]): Promise<"taken" | "dropped"> {
  const [to] = recipients.flatMap((address) => Calendar.replyAddressIn(address) ?? []);
  const reply = to && (await calendarReplyIn(raw));
  if (!reply) return dropped(to ? "mail.no_reply" : "mail.no_address");
  const { firmID, code } = to;
  const kept = await Actor.provide({ type: "system", firmID, job: "inbound" }, () => Calendar.takeReply(code, reply));
  return kept ? "taken" : dropped("mail.reply_refused");
}

/** No word of the message: whoever writes to an address must not write into our log. */
function dropped(why: string): "dropped" {
  log("info", why, {});
  return "dropped";
}
