import { Attendance } from "@entrepairs/core/attendance";
import { db } from "@entrepairs/core/db";
import { CohortFundings, Funders, Fundings } from "@entrepairs/core/funding";
import { Mail } from "@entrepairs/core/gateway";
import { Actor, ID, now, plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Due } from "@entrepairs/core/platform";
import { Report } from "@entrepairs/core/report";
import { Survey } from "@entrepairs/core/survey";
import { asSystem, Satisfaction, type TestTable, testTable } from "@entrepairs/core/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { on as reports } from "./report.ts";
import { on } from "./survey.ts";

type Group = Satisfaction.Group;
type Letter = { to: string; subject: string };

const DAY = 24 * 60;
const START = "2026-03-02T09:00:00.000Z";
const OVER = "2026-04-06T09:00:00.000Z";

let table: TestTable | undefined;
let firmID = "";
/** What the mail provider took; the letters after `until` find it dead. */
let sent: Letter[] = [];
let until = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  Satisfaction.configureForTests();
  Mail.configure({
    send: async ({ to, raw }) => {
      if (sent.length >= until) throw new Error("killed");
      const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(Buffer.from(raw).toString())?.[1] ?? "";
      sent.push({ to, subject });
      return { messageID: "m" };
    },
  });
});
afterAll(() => table?.close());
beforeEach(async () => {
  // A tick without a past begins at its hour.
  await freshTable();
  [sent, until] = [[], Number.POSITIVE_INFINITY];
});

async function freshTable(): Promise<void> {
  await table?.close();
  table = await testTable();
  firmID = await Satisfaction.foundFirm();
}

const at = <R>(instant: string, body: () => Promise<R>) => withClock(Date.parse(instant), body);
const later = (days: number) => plusMinutes(START, days * DAY);
const afterOver = (days: number) => plusMinutes(OVER, days * DAY);

/** The jobs of an event, twice: delivered again, they change nothing. */
async function happen(event: string, ids: Record<string, string>): Promise<void> {
  const job = on[event as keyof typeof on];
  if (!job) throw new Error(`No job follows ${event}`);
  for (const eventID of ["event_1", "event_1"]) await asSystem(firmID, () => job({ event, ids, firmID, eventID }));
}

/** Does what surveys have due up to now, and what follows at once. Answers this group's events. */
async function tick(group: Group): Promise<string[]> {
  const events: string[] = [];
  const own = Survey.causesOf(group.cohortID, group.sessionIDs).map(Survey.surveyIDOf);
  await Actor.provide({ type: "platform", job: "tick" }, () =>
    Due.tick(async (items) => {
      for (const { event, ids } of items) {
        if (!(event in on)) continue;
        if (own.includes(ids.surveyID ?? "")) events.push(event);
        await happen(event, ids);
      }
      return items.map(() => true);
    }),
  );
  await opened(group);
  return events;
}

/** What the outbox would tell: each wave that was opened, once. */
async function opened({ cohortID, sessionIDs }: Group): Promise<Survey.Stored[]> {
  const waves: Survey.Stored[] = [];
  for (const cause of Survey.causesOf(cohortID, sessionIDs)) {
    const wave = await asSystem(firmID, () => Survey.find(Survey.surveyIDOf(cause)));
    if (!wave) continue;
    waves.push(wave);
    if (wave.closedAt === null) await happen(Survey.Event.Opened, { surveyID: wave.surveyID, cohortID });
  }
  return waves;
}

const waveOf = (group: Group, cause: Omit<Survey.Cause, "cohortID" | "sessionID">) =>
  Survey.surveyIDOf({ cohortID: group.cohortID, sessionID: null, ...cause });
const mailOf = (group: Group, person: number) => `${group.enrolmentIDs[person]?.toLowerCase()}@client-invente.example`;
const to = () => sent.map((letter) => letter.to).sort();

const SIDES = ["coach@x.example", "opco@exemple.fr", "rh@client.example"];

const fileOf = (ids: { fundingID: string; funderID: string; cohortID: string; organizationID: string }) => ({
  ...ids,
  status: "agreed" as const,
  funderName: "OPCO inventé",
  organizationName: "Client Inventé",
  cohortName: "Groupe inventé",
  programmeTitle: "Parcours inventé",
  fileNumber: null,
  subrogation: false,
  askedNet: 1,
  agreed: null,
  people: [],
  from: "2026-01-01",
  until: "2026-12-31",
  expiresOn: "2026-12-31",
  documents: { certificate: false, attendance: false },
  owedAt: null,
  certificates: [],
  invoiceID: null,
  rest: null,
  moments: [],
  createdAt: now(),
});

/** A coach, two sponsors (one of another client) and a funder who agreed to pay for some of the group. */
async function sidesOf({ cohortID, coachID, organizationID, enrolmentIDs }: Group): Promise<void> {
  const person = { status: "active" as const, invitedAt: now() };
  const [funderID, fundingID] = [ID.create("funder"), ID.create("funding")];
  const sponsor = (email: string, organization: string) =>
    Members.create({
      memberID: ID.create("member"),
      email,
      name: "Rose Inventée",
      roles: ["sponsor"],
      organizationID: organization,
      ...person,
    });
  await asSystem(firmID, () =>
    db().write(
      {
        coach: Members.create({
          memberID: coachID,
          email: "coach@x.example",
          name: "Cléo",
          roles: ["coach"],
          ...person,
        }),
        sponsor: sponsor("rh@client.example", organizationID),
        stranger: sponsor("rh@autre.example", ID.create("organization")),
        funder: Funders.create({
          funderID,
          kind: "opco",
          name: "OPCO inventé",
          siret: "99000003600014",
          address: { street: "1 rue Haute", postalCode: "75009", city: "Paris", country: "FR" },
          email: "opco@exemple.fr",
          sending: "email",
          createdAt: now(),
        }),
        file: CohortFundings.create({ cohortID, fundingID, enrolmentIDs: enrolmentIDs.slice(0, 1) }),
        funding: Fundings.create(fileOf({ cohortID, organizationID, funderID, fundingID })),
      },
      {},
    ),
  );
}

it("where people stand is asked a fortnight before the kickoff, and again once the cycle was judged, on the same points", () =>
  at("2026-01-05T09:00:00.000Z", async () => {
    const group = await Satisfaction.addGroup({ people: 2, firmID });
    const { cohortID } = group;
    await happen("enrolment.accepted", { cohortID });
    await at("2026-01-17T08:00:00.000Z", () => tick(group));
    expect(sent).toEqual([]);
    await at("2026-01-18T08:05:00.000Z", () => tick(group));
    expect(to()).toEqual([mailOf(group, 0), mailOf(group, 1)].sort());
    const pre = waveOf(group, { timing: "pre" });
    const points = (value: number) => async (surveyID: string, person: number) => {
      const { form } = await Satisfaction.asBearer(group, surveyID, person, () => Survey.mine());
      const answers = Object.fromEntries(form.questions.map(({ questionID }) => [questionID, value]));
      await Satisfaction.asBearer(group, surveyID, person, () => Survey.answer({ answers }));
      await happen(Survey.Event.Answered, { surveyID, cohortID });
      await asSystem(firmID, async () => reports[Survey.Event.Answered]?.({ ...told, ids: { surveyID } }));
      return form.questions.map(({ questionID }) => questionID);
    };
    const told = { event: Survey.Event.Answered, firmID, eventID: "event_1" };
    const asked = await at("2026-01-19T08:00:00.000Z", () => points(2)(pre, 0));
    expect(asked.length).toBeGreaterThanOrEqual(10);
    await at(START, async () => {
      sent = [];
      await happen("cohort.cycleEnded", { cohortID });
      const hot = waveOf(group, { timing: "hot" });
      for (const person of [0, 1]) {
        await Satisfaction.asBearer(group, hot, person, () => Survey.answer({ answers: Satisfaction.hot(4, 9) }));
      }
      await happen(Survey.Event.Answered, { surveyID: hot, cohortID });
      await happen(Survey.Event.Closed, { surveyID: hot, cohortID });
      const post = waveOf(group, { timing: "post" });
      expect(await points(4)(post, 0)).toEqual(asked);
    });
    const { positioning } = await Satisfaction.asOwner(group, () => Report.ofCohort({ cohortID }));
    expect(positioning.map(({ questionID }) => questionID)).toEqual(asked);
    expect(positioning[0]).toMatchObject({ first: { value: 2, answers: 1 }, second: { value: 4, answers: 1 } });
  }));

it("a session held asks who was there, once each, though killed between two letters, and reminds nobody", () =>
  at(START, async () => {
    const group = await Satisfaction.addGroup({ people: 3, firmID });
    const [sessionID = ""] = group.sessionIDs;
    const { cohortID } = group;
    const [there = "", late = "", missing = ""] = group.enrolmentIDs;
    const marks = [
      { enrolmentID: there, presence: "present" as const },
      { enrolmentID: late, presence: "late" as const },
      { enrolmentID: missing, presence: "absent" as const },
    ];
    await Satisfaction.asCoach(group, () => Attendance.hold({ cohortID, sessionID, marks }));
    await happen("session.held", { cohortID, sessionID });
    until = 1;
    await expect(opened(group)).rejects.toThrow("killed");
    until = Number.POSITIVE_INFINITY;
    await opened(group);
    expect(to()).toEqual([mailOf(group, 0), mailOf(group, 1)].sort());
    expect(await at(later(13), () => tick(group))).toEqual([]);
    expect(sent).toHaveLength(2);
    expect(await at(later(15), () => tick(group))).toEqual([Survey.Event.Due]);
    expect(
      (await asSystem(firmID, () => Survey.find(Survey.surveyIDOf({ cohortID, timing: "closing", sessionID }))))
        ?.closedAt,
    ).not.toBeNull();
  }));

it(
  "the end of a cycle asks each side by its own form, reminds once who has not answered, asks again after 3 and 6 months",
  () =>
    at(OVER, async () => {
      const group = await Satisfaction.addGroup({ people: 3, firmID });
      const { cohortID } = group;
      await sidesOf(group);
      const people = [0, 1, 2].map((person) => mailOf(group, person));
      await happen("cohort.cycleEnded", { cohortID });
      const waves = await opened(group);
      await tick(group);
      expect(waves.map(({ audience, formID }) => [audience, formID])).toEqual([
        ["participant", "hot"],
        ["sponsor", "sponsor"],
        ["funder", "funder"],
        ["facilitator", "facilitator"],
      ]);
      expect(to()).toEqual([...people, ...SIDES].sort());
      expect(new Set(sent.map(({ subject }) => subject)).size).toBe(4);

      const hot = waveOf(group, { timing: "hot" });
      await Satisfaction.asBearer(group, hot, 1, () => Survey.answer({ answers: Satisfaction.hot(4, 9) }));
      await happen(Survey.Event.Answered, { surveyID: hot, cohortID });
      sent = [];
      until = 2;
      await expect(at(afterOver(7), () => tick(group))).rejects.toThrow("killed");
      until = Number.POSITIVE_INFINITY;
      await at(afterOver(8), () => tick(group));
      expect(to()).toEqual([mailOf(group, 0), mailOf(group, 2), ...SIDES].sort());
      sent = [];
      await at(afterOver(15), () => tick(group));
      expect(sent).toEqual([]);
      expect((await opened(group)).filter(({ closedAt }) => closedAt === null)).toEqual([]);
    }),
  30_000,
);

it.each([
  [3, 91],
  [6, 182],
] as const)("%i months later everyone is asked again by his own form, not a day before", async (months, days) => {
  await at(OVER, async () => {
    const group = await Satisfaction.addGroup({ people: 2, firmID });
    await sidesOf(group);
    await happen("cohort.cycleEnded", { cohortID: group.cohortID });
    await at(plusMinutes(afterOver(days - 1), 5), () => tick(group));
    sent = [];
    await at(plusMinutes(afterOver(days), 5), () => tick(group));
    expect(to()).toEqual([mailOf(group, 0), mailOf(group, 1), ...SIDES].sort());
    const cold = (await opened(group)).filter((wave) => wave.timing === "cold");
    expect(cold.map((wave) => wave.months)).toEqual([months, months, months, months]);
    expect(cold.map(({ formID }) => formID)).toEqual(["cold", "sponsor", "funder", "facilitator"]);
  });
});
