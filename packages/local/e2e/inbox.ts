/** A message as the local inbox tells it; instants are UTC, links in the order they are met. */
export type Mail = {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  calendar: string | null;
  links: string[];
  attachments: { id: number; name: string; type: string; size: number }[];
};

/** `since`: no message that was there before this instant (UTC), such as one of the demo to the same person. */
export type MailWanted = { to: string; subject?: RegExp; link?: RegExp; since?: string; deadlineMs?: number };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Every message, or every one for an address, oldest first. */
export async function mailsTo(inbox: string, to?: string): Promise<Mail[]> {
  const address = `${inbox.replace(/\/$/, "")}/messages.json?${new URLSearchParams(to === undefined ? {} : { to })}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The inbox answered ${answer.status} to ${address}`);
  const { messages } = (await answer.json()) as { messages: Mail[] };
  return messages.toSorted((one, other) => one.at.localeCompare(other.at));
}

const wanted = (mail: Mail, { subject, link, since = "" }: MailWanted): boolean =>
  mail.at >= since &&
  (subject?.test(mail.subject) ?? true) &&
  (link === undefined || mail.links.some((one) => link.test(one)));

/** The newest message for an address that fits, waited for up to ten seconds; the error lists what did come. */
export async function waitForMail(inbox: string, want: MailWanted): Promise<Mail> {
  const deadline = Date.now() + (want.deadlineMs ?? 10_000);
  for (;;) {
    const mails = await mailsTo(inbox, want.to);
    const found = mails.findLast((mail) => wanted(mail, want));
    if (found) return found;
    if (Date.now() > deadline) {
      throw new Error(
        `No such mail for ${want.to}; there are: ${mails.map(({ subject }) => subject).join(" | ") || "none"}`,
      );
    }
    await pause(100);
  }
}

/** The first link of a mail that fits. */
export function linkOf(mail: Mail, link: RegExp): string {
  const found = mail.links.find((one) => link.test(one));
  if (!found) throw new Error(`No link ${link} in “${mail.subject}”: ${mail.links.join(" ")}`);
  return found;
}
