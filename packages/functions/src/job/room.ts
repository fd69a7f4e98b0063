import { Autonomy } from "@entrepairs/core/autonomy";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { now, plusDays, plusMinutes } from "@entrepairs/core/kernel";
import { MailMark } from "@entrepairs/core/mailing";
import { Member } from "@entrepairs/core/member";
import { Due } from "@entrepairs/core/platform";
import { instantOf } from "@entrepairs/core/session";
import { Vault } from "@entrepairs/core/vault";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** What was said in a group is kept half a year after its cycle: time for a review, not for an archive. */
const KEPT_MINUTES = 183 * 24 * 60;
const DUE = "room.contentDue";
/** The day before, as people begin theirs. */
const REMINDED_AT = "08:00";

const keepUntil: Job = ({ ids }) => eraseAt(ids.cohortID ?? "", plusMinutes(now(), KEPT_MINUTES));

const eraseAt = (cohortID: string, dueAt: string) =>
  Due.schedule({ dueAt, dueKey: `content-${cohortID}`, event: DUE, ids: { cohortID } });

/** Destroys the group's key. One that is led again keeps it, and one that met among peers, as long after that. */
const erase: Job = async ({ ids }) => {
  const { cohortID = "" } = ids;
  const { cohort, items } = await Enrolment.groupOf(cohortID);
  const { status, autonomousSince = "" } = cohort;
  const last = Autonomy.meetingsIn(items).at(-1)?.startsAt ?? "";
  const lived = [last, autonomousSince].sort().at(-1) ?? "";
  const dueAt = lived && plusMinutes(lived, KEPT_MINUTES);
  if (dueAt > now()) return eraseAt(cohortID, dueAt);
  if (status === "closed" || status === "cancelled") await Vault.destroy({ cohortID });
};

const ACTION_DUE = "room.actionDue";

/** What one takes in a room is told here by its ids and its day: no function but the room's can read more. */
const remindLater: Job = async ({ ids }) => {
  const { cohortID = "", actionID = "", personID = "", dueOn = "" } = ids;
  const { zone } = await Firm.get();
  const dueAt = instantOf(plusDays(dueOn, -1), REMINDED_AT, zone);
  // Taken for today or tomorrow: nobody forgets it before.
  if (dueAt <= now()) return;
  await Due.schedule({
    dueAt,
    dueKey: `action-${actionID}`,
    event: ACTION_DUE,
    ids: { cohortID, actionID, personID },
  });
};

const reminderOf = (actionID = "") => `action.${actionID}.reminder`;

/** What became of an action is sealed: that its owner needs no reminder is kept as one that was sent. */
const remindNoMore: Job = ({ ids }) => MailMark.markSent(reminderOf(ids.actionID), "settled");

/** To its owner alone, of what no word says; to nobody once he left the group. */
const remind: Job = async ({ firmID, ids }) => {
  const { cohortID = "", actionID = "", personID = "" } = ids;
  const [firm, { enrolments }] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  const owner = enrolments.find((one) => one.participantID === personID && one.status === "accepted");
  if (!owner) return;
  const url = `${Config.use().origin}/app/f/${firmID}/groupe/${cohortID}?onglet=actions`;
  const { email, locale } = owner;
  const content = render("actionReminder", { firmName: firm.name, url }, locale);
  await sendOnce(reminderOf(actionID), { to: email, replyTo: firm.contactEmail, locale, content });
};

/** Each member is told that the review waits for him, and until when; once each time it is asked. */
const askToRead: Job = async ({ firmID, ids }) => {
  const { cohortID = "", at = "", deadlineOn = "" } = ids;
  const [firm, { enrolments }] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  const url = `${Config.use().origin}/app/f/${firmID}/groupe/${cohortID}?onglet=bilan`;
  const params = { firmName: firm.name, url, ...(deadlineOn && { dueOn: deadlineOn }) };
  for (const { enrolmentID, status, email, locale } of enrolments) {
    if (status !== "accepted") continue;
    const content = render("reviewToRead", params, locale);
    const mailID = `review.${enrolmentID}.${Date.parse(at)}`;
    await sendOnce(mailID, { to: email, replyTo: firm.contactEmail, locale, content });
  }
};

/** The sponsors of those who are in the group learn that it handed its review over; the text is on their page alone. */
const tellSponsors: Job = async ({ firmID, ids }) => {
  const { cohortID = "" } = ids;
  const [firm, { cohort, enrolments }, members] = await Promise.all([
    Firm.get(),
    Enrolment.groupOf(cohortID),
    Member.list(),
  ]);
  const present = enrolments.filter(({ status }) => status === "accepted");
  const organizations = new Set(present.map(({ organizationID }) => organizationID));
  const sponsors = members.filter(
    ({ roles, status, organizationID }) =>
      roles.includes("sponsor") && status !== "removed" && organizationID && organizations.has(organizationID),
  );
  const { locale, name: firmName } = firm;
  const url = `${Config.use().origin}/app/f/${firmID}/espace`;
  const content = render("reviewReleased", { firmName, programmeTitle: cohort.programmeTitle, url }, locale);
  for (const { memberID, email } of sponsors) {
    await sendOnce(`review.${cohortID}.${memberID}`, { to: email, replyTo: firm.contactEmail, locale, content });
  }
};

export const on = {
  [Cohort.Event.CycleEnded]: keepUntil,
  [Cohort.Event.Cancelled]: keepUntil,
  [Autonomy.Event.Ended]: keepUntil,
  [DUE]: erase,
  "room.actionTaken": remindLater,
  "room.actionSettled": remindNoMore,
  [ACTION_DUE]: remind,
  "room.reviewAsked": askToRead,
  "room.reviewReleased": tellSponsors,
};
