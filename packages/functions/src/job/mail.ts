import { Config, Mail } from "@entrepairs/core/gateway";
import { MailMark } from "@entrepairs/core/mailing";
import { compose, type Message } from "@entrepairs/mail";

/**
 * Sends one logical mail: once, but for the one window between the provider's acceptance and our mark (architecture,
 * section 4). `mailID` is made from the ids of its cause, so that the same cause is the same mail.
 */
export async function sendOnce(mailID: string, message: Omit<Message, "id" | "from">): Promise<void> {
  // Someone who was erased has no address any more, wherever he is still counted.
  if (message.to === "") return;
  if (await MailMark.wasSent(mailID)) return;
  const { mailFrom } = Config.use();
  const raw = await compose({ ...message, id: mailID, from: mailFrom });
  const { messageID } = await Mail.use().send({ from: mailFrom.address, to: message.to, raw });
  await MailMark.markSent(mailID, messageID);
}
