import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { now, plusMinutes } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Due } from "@entrepairs/core/platform";
import { Poll } from "@entrepairs/core/poll";
import { Session } from "@entrepairs/core/session";
import { publicationOf, render } from "@entrepairs/mail";
import type { About } from "../agenda/content.ts";
import { eventOf, type Told } from "../agenda/event.ts";
import { coachOf, type Guest, guestsOf } from "../agenda/guest.ts";
import { followDate } from "../agenda/letter.ts";
import { organizerOf } from "../agenda/organizer.ts";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const DAY_MINUTES = 24 * 60;
/** Days after the opening at which who has not answered is reminded. */
const REMINDERS = [2, 4] as const;
/** Answers that come while the solver works are weighed in the next round; beyond these their own events do it. */
const ROUNDS_MOST = 5;

const keyOf = ({ ids: { cohortID = "", pollID = "" } }: Pick<Happened, "ids">) => ({ cohortID, pollID });

/** Mails those who are to be asked; `round` tells the first message from each reminder. */
async function mailRound(key: { cohortID: string; pollID: string }, round: string): Promise<void> {
  const isReminder = round !== "0";
  const { poll, cohort, people } = await Poll.invited(key, isReminder);
  const firm = await Firm.get();
  for (const { enrolmentID, linkID, email, locale } of people) {
    const params = {
      firmName: firm.name,
      programmeTitle: cohort.programmeTitle,
      cohortName: cohort.name,
      slots: poll.slots.length,
      closesAt: poll.closesAt,
      zone: poll.zone,
      isReminder,
      url: `${Config.use().origin}/sondage/${Link.tokenOf(linkID)}`,
    };
    await sendOnce(`${key.pollID}.${round}.${enrolmentID}`, {
      to: email,
      replyTo: firm.contactEmail,
      locale,
      content: render("pollAsked", params, locale),
    });
  }
}

const begin: Job = async (happened) => {
  const key = keyOf(happened);
  const { poll } = await Poll.invited(key);
  const { openedAt, closesAt } = poll;
  await Due.schedule({ dueAt: closesAt, dueKey: `${key.pollID}.close`, event: Poll.Event.Due, ids: key });
  for (const days of REMINDERS) {
    const dueAt = plusMinutes(openedAt, days * DAY_MINUTES);
    const ids = { ...key, round: String(days) };
    if (dueAt >= closesAt) continue;
    await Due.schedule({ dueAt, dueKey: `${key.pollID}.${days}`, event: Poll.Event.Reminder, ids });
  }
  await mailRound(key, "0");
};

/** The poll that is open asks who comes into the group meanwhile; who was asked is not asked again. */
const join: Job = async ({ ids: { cohortID = "", toCohortID } }) => {
  await Poll.askJoined({ cohortID });
  if (toCohortID && toCohortID !== cohortID) await Poll.askJoined({ cohortID: toCohortID });
};

const askJoined: Job = async (happened) => mailRound(keyOf(happened), "0");

const remind: Job = async (happened) => mailRound(keyOf(happened), happened.ids.round ?? "");

const end: Job = async (happened) => {
  const { poll } = await Poll.invited(keyOf(happened));
  if (poll.closesAt <= now()) await Poll.close(keyOf(happened));
};

/** The best sets of dates, found anew until they stand on the last answer. */
const weigh: Job = async (happened) => {
  const key = keyOf(happened);
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const asked = await Poll.question(key);
    if (!asked) return;
    const { basis, ...question } = asked;
    // A few megabytes of solver: read when there is something to solve.
    const { choices, loadSolver, obstacleOf } = await import("@entrepairs/planning");
    const found = await choices(await loadSolver(), question);
    const obstacle = found.length === 0 ? obstacleOf(question) : null;
    await Poll.keep(key, { basis, sets: found, obstacle });
  }
};

/** Everyone of the group and its coach, once, with all its new dates; what they were invited to before follows. */
const tellChosen: Job = async (happened) => {
  const { pollID } = keyOf(happened);
  if (!pollID) return;
  const [firm, settled] = await Promise.all([Firm.get(), Poll.settled(keyOf(happened))]);
  const { group, people, sessions, before } = settled;
  if (sessions.length === 0) return;
  const about = { firm, cohort: group.cohort };
  for (const one of people) {
    const seat = { cohortID: group.cohort.cohortID, enrolmentID: one.enrolmentID };
    const url = one.linkID
      ? `${Config.use().origin}/inscription/${Link.tokenOf(one.linkID)}`
      : `${Config.use().origin}/c/${firm.slug}`;
    const dates = { id: one.enrolmentID, email: one.email, locale: one.locale, url, reader: "person" as const };
    await sayDates(pollID, sessions, about, { ...dates, organizer: await organizerOf(firm, seat) });
  }
  const coach = await coachOf(group, firm);
  await sayDates(pollID, sessions, about, { ...coach, reader: "coach", organizer: await organizerOf(firm) });
  for (const session of sessions) {
    const known = before.find(({ sessionID }) => sessionID === session.sessionID);
    if (known) await followDate(session, known, about, await guestsOf(group, firm, session));
  }
};

type Reader = Pick<Guest, "id" | "email" | "locale" | "url"> & { reader: "coach" | "person"; organizer: Told["firm"] };

async function sayDates(
  pollID: string,
  sessions: readonly Session.Info[],
  { firm, cohort }: About,
  { id, email: to, locale, url, reader, organizer }: Reader,
): Promise<void> {
  const { programmeTitle, name: cohortName } = cohort;
  const dates = sessions.map(({ startsAt, zone, minutes }) => ({ startsAt, zone, minutes }));
  const params = { firmName: firm.name, programmeTitle, cohortName, sessions: dates, url, reader };
  await sendOnce(`${pollID}.chosen.${id}`, {
    to,
    replyTo: firm.contactEmail,
    locale,
    content: render("pollChosen", params, locale),
    calendar: publicationOf({
      name: cohortName,
      events: sessions.map((session) => eventOf(session, { firm: organizer, locale })),
    }),
  });
}

export const on = {
  [Poll.Event.Opened]: begin,
  [Poll.Event.Joined]: askJoined,
  [Enrolment.Event.Offered]: join,
  [Enrolment.Event.SeatOffered]: join,
  [Enrolment.Event.Accepted]: join,
  [Enrolment.Event.Replaced]: join,
  [Enrolment.Event.Transferred]: join,
  [Poll.Event.Reminder]: remind,
  [Poll.Event.Due]: end,
  [Poll.Event.Answered]: weigh,
  [Poll.Event.Closed]: weigh,
  [Poll.Event.Asked]: weigh,
  [Session.Event.CycleMoved]: tellChosen,
};
