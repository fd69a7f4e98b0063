import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { Session } from "@entrepairs/core/session";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** A moved session's new date, to everyone who takes part. */
const tellMove: Job = async ({ ids, eventID }) => {
  const [firm, { cohort, sessions, enrolments }] = await Promise.all([
    Firm.get(),
    Enrolment.groupOf(ids.cohortID ?? ""),
  ]);
  const session = sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (session?.status !== "planned") return;
  const { startsAt, zone, kind, minutes, place, link } = session;
  for (const { enrolmentID, email, locale, linkID, status } of enrolments) {
    if (status !== "accepted" && status !== "held") continue;
    const url = `${Config.use().origin}/inscription/${Link.tokenOf(linkID ?? "")}`;
    const params = {
      firmName: firm.name,
      programmeTitle: cohort.programmeTitle,
      startsAt,
      zone,
      kind,
      minutes,
      url,
      ...(place && { place }),
      ...(link && { link }),
    };
    await sendOnce(`${eventID}.${enrolmentID}`, {
      to: email,
      replyTo: firm.contactEmail,
      locale,
      content: render("sessionSummons", params, locale),
    });
  }
};

export const on = { [Session.Event.Moved]: tellMove };
