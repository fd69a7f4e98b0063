import { expect, it } from "vitest";
import { Attendance } from "../attendance/index.ts";
import { Cancellation } from "../cancellation/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, ID, withClock } from "../kernel/index.ts";
import { Reschedule } from "../reschedule/index.ts";
import { Cycle, Sessions } from "../session/index.ts";
import { asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Cohort, Cohorts, goOn } from "./index.ts";

type Group = Satisfaction.Group;
type State = Cohort.Info["status"];

let firmID: string;
openTable(async () => {
  Satisfaction.configureForTests();
  firmID = await Satisfaction.foundFirm();
});

const HELD: Record<State, number> = { proposed: 0, confirmed: 0, running: 1, closed: 3, cancelled: 0 };
const reason = "Essai";

/** Four who accepted and one who is invited, in this state; its sessions are as that state leaves them. */
async function groupIn(status: State): Promise<Group> {
  const group = await Satisfaction.addGroup({ firmID, people: 5 });
  const { cohortID } = group;
  const seats = group.enrolmentIDs.slice(0, 4).map((enrolmentID) => ({ enrolmentID, heldUntil: null }));
  const fifth = { cohortID, enrolmentID: group.enrolmentIDs[4] ?? "" };
  const statusOf = (at: number) => (at < HELD[status] ? ("held" as const) : ("planned" as const));
  await asSystem(firmID, () =>
    db().heal({
      cohort: Cohorts.update({ cohortID }, { set: { status, seats } }),
      fifth: Enrolments.update(fifth, { set: { status: "invited", acceptedAt: null } }),
      sessions: group.sessionIDs.map((sessionID, at) => {
        const set = { status: status === "cancelled" ? ("cancelled" as const) : statusOf(at) };
        return Sessions.update({ cohortID, sessionID }, { set });
      }),
    }),
  );
  return group;
}

const hold = (group: Group, at: number) => {
  const marks = group.enrolmentIDs.slice(0, 4).map((enrolmentID) => ({ enrolmentID, presence: "present" as const }));
  const { cohortID, sessionIDs } = group;
  const clock = Date.parse(`2026-02-0${at + 1}T09:00:00.000Z`);
  return withClock(clock, () => Attendance.hold({ cohortID, sessionID: sessionIDs[at] ?? "", marks }));
};
const where = { name: "Groupe", priceNet: 1, modality: "remote" as const, openToVisitors: false };

/** What a person does to a group, by the command that does it. */
const COMMANDS = {
  fifthAccepts: ({ cohortID, enrolmentIDs: [, , , , enrolmentID = ""] }) =>
    Actor.provide(
      { type: "link", firmID, linkID: ID.create("link"), purpose: "enrolment", subject: { cohortID, enrolmentID } },
      () => Enrolment.accept({}),
    ),
  holdsFirst: (group) => Satisfaction.asCoach(group, () => hold(group, 0)),
  holdsSecond: (group) => Satisfaction.asCoach(group, () => hold(group, 1)),
  holdsReview: (group) => Satisfaction.asCoach(group, () => hold(group, 2)),
  goesOnWithFour: (group) => Satisfaction.asOwner(group, () => goOn({ cohortID: group.cohortID, reason })),
  edits: (group) => Satisfaction.asOwner(group, () => Cycle.edit({ cohortID: group.cohortID, ...where })),
  movesSecond: (group) =>
    Satisfaction.asCoach(group, () => {
      const { cohortID, sessionIDs } = group;
      return Reschedule.move({
        cohortID,
        sessionID: sessionIDs[1] ?? "",
        startsAt: "2026-02-02T14:00:00.000Z",
        reason,
      });
    }),
  postpones: (group) =>
    Satisfaction.asOwner(group, () => Cancellation.postpone({ cohortID: group.cohortID, start: "2026-04-01", reason })),
  cancels: (group) => Satisfaction.asOwner(group, () => Cycle.cancel({ cohortID: group.cohortID, reason })),
} satisfies Record<string, (group: Group) => Promise<unknown>>;
type Command = keyof typeof COMMANDS;

/**
 * Where each command leads from each state (G7): a state, or the code of its refusal. Nothing goes back: who leaves a
 * confirmed group leaves it confirmed and warned, and a group that ended takes nothing more.
 */
const LEADS: Record<Command, Record<State, string>> = {
  fifthAccepts: {
    proposed: "confirmed",
    confirmed: "confirmed",
    running: "running",
    closed: "enrolment.cohort_over",
    cancelled: "enrolment.cohort_over",
  },
  holdsFirst: {
    proposed: "running",
    confirmed: "running",
    running: "attendance.already_held",
    closed: "attendance.already_held",
    cancelled: "session.not_planned",
  },
  holdsSecond: {
    proposed: "running",
    confirmed: "running",
    running: "running",
    closed: "attendance.already_held",
    cancelled: "session.not_planned",
  },
  holdsReview: {
    proposed: "closed",
    confirmed: "closed",
    running: "closed",
    closed: "attendance.already_held",
    cancelled: "session.not_planned",
  },
  goesOnWithFour: {
    proposed: "cohort.not_short",
    confirmed: "confirmed",
    running: "running",
    closed: "cohort.not_short",
    cancelled: "cohort.not_short",
  },
  edits: {
    proposed: "proposed",
    confirmed: "confirmed",
    running: "running",
    closed: "cohort.closed",
    cancelled: "cohort.closed",
  },
  movesSecond: {
    proposed: "proposed",
    confirmed: "confirmed",
    running: "running",
    closed: "session.not_planned",
    cancelled: "session.not_planned",
  },
  postpones: {
    proposed: "proposed",
    confirmed: "confirmed",
    running: "running",
    closed: "cohort.closed",
    cancelled: "cohort.closed",
  },
  cancels: {
    proposed: "cancelled",
    confirmed: "cancelled",
    running: "cancelled",
    closed: "cohort.closed",
    cancelled: "cancelled",
  },
};

const cases = (Object.keys(COMMANDS) as Command[]).flatMap((command) =>
  (Object.keys(HELD) as State[]).map((state) => [command, state, LEADS[command][state]] as const),
);

it.each(cases)("%s, from %s: %s", async (command, state, expected) => {
  const group = await groupIn(state);
  const at = Date.parse("2026-02-01T09:00:00.000Z");
  const refused = await withClock(at, () => COMMANDS[command](group)).then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
  const { status } = await asSystem(firmID, () => Cohort.get(group.cohortID));
  expect(refused ?? status).toBe(expected);
  if (refused) expect(status).toBe(state);
});
