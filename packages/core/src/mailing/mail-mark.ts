import { db } from "../db/index.ts";
import { open, PLATFORM } from "../db/platform.ts";
import { Actor, now } from "../kernel/index.ts";
import { MailMarks, PlatformMailMarks } from "./mail-mark.table.ts";

/** Whether the provider already took this mail. Mails of no firm (sign-in) are marked under the platform. */
export async function wasSent(mailID: string): Promise<boolean> {
  const found = ofPlatform()
    ? await open(PLATFORM).get(PlatformMailMarks, { mailID })
    : await db().get(MailMarks, { mailID });
  return found !== undefined;
}

/** When mails of a firm left, in the order asked; undefined where none did. */
export async function sentAt(mailIDs: readonly string[]): Promise<(string | undefined)[]> {
  const [found] = await db().gets(mailIDs.map((mailID) => ({ entity: MailMarks, key: { mailID } })));
  return found.map((mark) => mark?.sentAt);
}

export async function markSent(mailID: string, messageID: string): Promise<void> {
  const row = { mailID, messageID, sentAt: now() };
  if (ofPlatform()) await open(PLATFORM).write({ mark: PlatformMailMarks.put(row) }, {});
  else await db().write({ mark: MailMarks.put(row) }, {});
}

function ofPlatform(): boolean {
  return Actor.use().type === "platform";
}
