import { Signing } from "@entrepairs/core/attendance";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** One mail a person and session, by the link that his enrolment has; whoever left meanwhile gets none. */
const ask: Job = async ({ ids: { cohortID = "", sessionID = "", enrolmentID = "" } }) => {
  const [{ name: firmName }, { cohort, sessions, enrolments }] = await Promise.all([
    Firm.get(),
    Enrolment.groupOf(cohortID),
  ]);
  const one = enrolments.find((enrolment) => enrolment.enrolmentID === enrolmentID);
  const session = sessions.find((other) => other.sessionID === sessionID);
  if (one?.status !== "accepted" || !one.linkID || !session) return;
  const { startsAt, zone } = session;
  const url = `${Config.use().origin}/emargement/lien/${Link.tokenOf(one.linkID)}`;
  await sendOnce(`signature.${sessionID}.${enrolmentID}`, {
    to: one.email,
    locale: one.locale,
    content: render("signatureAsked", { firmName, cohortName: cohort.name, startsAt, zone, url }, one.locale),
  });
};

export const on = { [Signing.Event.Asked]: ask };
