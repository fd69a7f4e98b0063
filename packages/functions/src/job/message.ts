import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Member } from "@entrepairs/core/member";
import { Message } from "@entrepairs/core/message";
import { wordOf } from "../agenda/content.ts";
import { everyoneAt, wordMailID } from "../agenda/everyone.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** To everyone who is expected when this runs, each once; answers go to who wrote. Nothing of a session that is gone. */
const tell: Job = async ({ ids }) => {
  const { cohortID = "", sessionID = "" } = ids;
  const number = Number(ids.number);
  const [firm, group, word] = await Promise.all([
    Firm.get(),
    Enrolment.groupOf(cohortID),
    Message.get({ cohortID, sessionID, number }),
  ]);
  const session = group.sessions.find((one) => one.sessionID === sessionID);
  if (!session || session.status === "cancelled") return;
  const { email: replyTo } = await Member.get(word.byID);
  for (const guest of await everyoneAt(session, group, firm)) {
    const { email: to, locale } = guest;
    const content = wordOf(word, session, { firm, cohort: group.cohort }, guest);
    await sendOnce(wordMailID(word, guest), { to, replyTo: replyTo || firm.contactEmail, locale, content });
  }
};

export const on = { [Message.Event.Sent]: tell };
