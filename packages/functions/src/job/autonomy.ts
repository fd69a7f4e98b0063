import { Autonomy } from "@entrepairs/core/autonomy";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { now, plusMinutes } from "@entrepairs/core/kernel";
import { Due } from "@entrepairs/core/platform";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const DAY_MINUTES = 24 * 60;
const EVE = "autonomy.eve";

type Group = Enrolment.Group;
type Content = Parameters<typeof sendOnce>[1]["content"];

/** One mail to each member of the group, in his language. */
async function tellAll(
  { enrolments }: Group,
  mailID: (enrolmentID: string) => string,
  content: (params: { firmName: string; url: string }, locale: "fr" | "en") => Content,
): Promise<void> {
  const firm = await Firm.get();
  for (const { enrolmentID, cohortID, status, email, locale } of enrolments) {
    if (status !== "accepted") continue;
    const url = `${Config.use().origin}/app/f/${firm.firmID}/groupe/${cohortID}/rencontres`;
    const mail = { to: email, replyTo: firm.contactEmail, locale };
    await sendOnce(mailID(enrolmentID), { ...mail, content: content({ firmName: firm.name, url }, locale) });
  }
}

const begun: Job = async ({ ids, eventID }) => {
  const group = await Enrolment.groupOf(ids.cohortID ?? "");
  await tellAll(
    group,
    (enrolmentID) => `peers.${enrolmentID}.${eventID}`,
    (params, locale) => render("amongPeers", params, locale),
  );
};

async function tellMeeting(ids: Record<string, string>, what: "planned" | "cancelled" | "tomorrow"): Promise<void> {
  const group = await Enrolment.groupOf(ids.cohortID ?? "");
  const meeting = Autonomy.meetingOf(group, ids.sessionID ?? "");
  const isOff = meeting?.status === "cancelled";
  if (!meeting || isOff !== (what === "cancelled") || meeting.startsAt <= now()) return;
  const { sessionID, startsAt, zone } = meeting;
  await tellAll(
    group,
    (enrolmentID) => `meeting.${sessionID}.${what}.${enrolmentID}`,
    (params, locale) => render("peerMeeting", { ...params, what, startsAt, zone }, locale),
  );
}

/** Everyone is told at once, and again on the eve. */
const planned: Job = async ({ ids }) => {
  const { cohortID = "", sessionID = "" } = ids;
  await tellMeeting(ids, "planned");
  const meeting = Autonomy.meetingOf(await Enrolment.groupOf(cohortID), sessionID);
  const dueAt = meeting && plusMinutes(meeting.startsAt, -DAY_MINUTES);
  if (!dueAt || dueAt <= now()) return;
  await Due.schedule({ dueAt, dueKey: `eve-${sessionID}`, event: EVE, ids: { cohortID, sessionID } });
};

export const on = {
  [Autonomy.Event.Begun]: begun,
  [Autonomy.Event.Planned]: planned,
  [Autonomy.Event.Cancelled]: ({ ids }: Parameters<Job>[0]) => tellMeeting(ids, "cancelled"),
  [EVE]: ({ ids }: Parameters<Job>[0]) => tellMeeting(ids, "tomorrow"),
};
