import { describe, expect, it } from "vitest";
import { OrganizationCohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { ID, now, plusMinutes, withClock, withIdempotencyKey } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Sessions } from "../session/index.ts";
import { asMember, asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Attendance } from "./index.ts";

const { addGroup, asCoach, asOtherCoach, asSponsor, configureForTests } = Satisfaction;
type Group = Satisfaction.Group;

openTable(configureForTests);

const keyOf = ({ cohortID, sessionIDs }: Group, at = 0) => ({ cohortID, sessionID: sessionIDs[at] ?? "" });
const present = (enrolmentID: string) => ({ enrolmentID, presence: "present" as const });
const allThere = ({ enrolmentIDs }: Group) => enrolmentIDs.map(present);

const hold = (group: Group, marks: Attendance.Said[] = allThere(group), at = 0) =>
  asCoach(group, () => Attendance.hold({ ...keyOf(group, at), marks }));
const correct = (group: Group, marks: Attendance.Said[], at = 0) =>
  asCoach(group, () => Attendance.correct({ ...keyOf(group, at), marks }));
const rosterOf = ({ cohortID, ...group }: Group) =>
  asCoach({ cohortID, ...group }, () => Attendance.roster({ cohortID }));
const marksOf = async (group: Group, at = 0) =>
  (await rosterOf(group)).sheets.find(({ sessionID }) => sessionID === group.sessionIDs[at])?.marks ?? [];
const eventsOf = ({ firmID }: Group) =>
  asSystem(firmID, async () => (await db().query({ pk: ["OUTBOX"], limit: 50 })).items.map((item) => item.event));

/** Marks the organization as one that has people in the group, as enrolling does. */
const follow = ({ firmID, cohortID, organizationID }: Group, id = organizationID) =>
  asSystem(firmID, () => db().write({ mark: OrganizationCohorts.put({ organizationID: id, cohortID }) }, {}));

describe("marking a session held", () => {
  it("says who was there in the same write, with the name of who says it", async () => {
    const group = await addGroup({ people: 4 });
    const [one = "", two = "", three = "", four = ""] = group.enrolmentIDs;
    await hold(group, [
      present(one),
      { enrolmentID: two, presence: "late", lateMinutes: 20 },
      { enrolmentID: three, presence: "excused", reason: "Déplacement" },
      { enrolmentID: four, presence: "absent" },
    ]);
    expect((await rosterOf(group)).sessions[0]).toMatchObject({ status: "held" });
    expect(await marksOf(group)).toMatchObject([
      { presence: "present", lateMinutes: null, reason: null, by: group.coachID, byName: "Coach Inventée" },
      { presence: "late", lateMinutes: 20, reason: null },
      { presence: "excused", lateMinutes: null, reason: "Déplacement" },
      { presence: "absent", lateMinutes: null, reason: null },
    ]);
    expect(await eventsOf(group)).toEqual(["session.held"]);
  });

  it("happens once when it is said again alike, at the same time or under the same key", async () => {
    const group = await addGroup({ people: 3 });
    await Promise.all([hold(group), hold(group), hold(group)]);
    const again = () =>
      asCoach(group, () =>
        withIdempotencyKey("one-key", () => Attendance.hold({ ...keyOf(group), marks: allThere(group) })),
      );
    expect(await again()).toEqual(await again());
    expect(await marksOf(group)).toHaveLength(3);
    expect(await eventsOf(group)).toEqual(["session.held"]);
  });

  it("is refused when another says otherwise of a session already held", async () => {
    const group = await addGroup({ people: 2 });
    await hold(group);
    const [one = "", two = ""] = group.enrolmentIDs;
    await expect(hold(group, [present(one), { enrolmentID: two, presence: "absent" }])).rejects.toMatchObject({
      kind: "conflict",
      code: "attendance.already_held",
    });
    expect(await marksOf(group)).toHaveLength(2);
  });

  it("names everyone who takes part, nobody twice and nobody else, before it is written", async () => {
    const group = await addGroup({ people: 3 });
    const other = await addGroup({ people: 1, firmID: group.firmID });
    const [one = "", two = "", three = ""] = group.enrolmentIDs;
    await expect(hold(group, [present(one), present(two)])).rejects.toMatchObject({ code: "attendance.incomplete" });
    await expect(hold(group, [...allThere(group), present(one)])).rejects.toMatchObject({
      fields: [{ path: "marks.3.enrolmentID", code: "attendance.twice" }],
    });
    await expect(hold(group, [...allThere(group), present(other.enrolmentIDs[0] ?? "")])).rejects.toMatchObject({
      fields: [{ path: "marks.3.enrolmentID", code: "attendance.not_enrolled" }],
    });
    await expect(
      hold(group, [present(one), present(two), { enrolmentID: three, presence: "late", lateMinutes: 180 }]),
    ).rejects.toMatchObject({ fields: [{ path: "marks.2.lateMinutes", code: "attendance.late_too_long" }] });
    expect((await rosterOf(group)).sessions[0]).toMatchObject({ status: "planned" });
    expect(await marksOf(group)).toEqual([]);
  });

  it("waits until a quarter of an hour before the start", async () => {
    const group = await addGroup({ people: 1 });
    const [session] = (await rosterOf(group)).sessions;
    const at = (minutes: number) => Date.parse(plusMinutes(session?.startsAt ?? "", minutes));
    await expect(withClock(at(-16), () => hold(group))).rejects.toMatchObject({ code: "session.too_early" });
    await withClock(at(-15), () => hold(group));
  });

  it("is for the group's coach and the firm's managers alone", async () => {
    const group = await addGroup({ people: 1 });
    const stranger = await addGroup({ people: 1 });
    const { firmID } = group;
    const say = () => Attendance.hold({ ...keyOf(group), marks: allThere(group) });
    await expect(asOtherCoach(group, say)).rejects.toMatchObject({ code: "cohort.not_found" });
    await expect(asCoach(stranger, say)).rejects.toMatchObject({ code: "cohort.not_found" });
    await expect(asMember({ roles: ["owner"] }, say)).rejects.toMatchObject({ code: "cohort.not_found" });
    for (const role of ["sponsor", "participant"] as const) {
      await expect(asMember({ firmID, roles: [role] }, say)).rejects.toMatchObject({ code: "actor.forbidden" });
    }
    const memberID = ID.create("member");
    await asMember({ firmID, roles: ["manager"], memberID }, async () => {
      const manager = {
        memberID,
        email: "gestion@exemple.fr",
        name: "Gestion Inventée",
        roles: ["manager" as const],
        status: "active" as const,
        invitedAt: now(),
      };
      await db().write({ manager: Members.create(manager) }, {});
      await say();
    });
    expect(await marksOf(group)).toMatchObject([{ by: memberID, byName: "Gestion Inventée" }]);
  });
});

describe("a correction", () => {
  it("comes after what was said, which stays, and is not repeated", async () => {
    const group = await addGroup({ people: 2 });
    const [one = ""] = group.enrolmentIDs;
    await hold(group);
    const late = { enrolmentID: one, presence: "late" as const, lateMinutes: 15 };
    await correct(group, [late]);
    await correct(group, [late, present(group.enrolmentIDs[1] ?? "")]);
    const marks = (await marksOf(group)).filter(({ enrolmentID }) => enrolmentID === one);
    expect(marks).toMatchObject([{ presence: "present" }, { presence: "late", lateMinutes: 15, by: group.coachID }]);
    expect((await eventsOf(group)).filter((name) => name === Attendance.Event.Corrected)).toHaveLength(1);
  });

  it("loses none of two made at the same time", async () => {
    const group = await addGroup({ people: 4 });
    await hold(group);
    await Promise.all(group.enrolmentIDs.map((enrolmentID) => correct(group, [{ enrolmentID, presence: "absent" }])));
    expect(await marksOf(group)).toHaveLength(8);
  });

  it("is refused before the session is held, and of someone who takes no part", async () => {
    const group = await addGroup({ people: 1 });
    await expect(correct(group, allThere(group))).rejects.toMatchObject({ code: "attendance.not_held" });
    await hold(group);
    await expect(correct(group, [present(ID.create("enrolment"))])).rejects.toMatchObject({
      fields: [{ path: "marks.0.enrolmentID", code: "attendance.not_enrolled" }],
    });
    await expect(
      asOtherCoach(group, () => Attendance.correct({ ...keyOf(group), marks: allThere(group) })),
    ).rejects.toMatchObject({ code: "cohort.not_found" });
  });

  it("still speaks of someone who was there and has left since", async () => {
    const group = await addGroup({ people: 2 });
    const [enrolmentID = ""] = group.enrolmentIDs;
    await hold(group);
    await asCoach(group, () => Enrolment.roster({ cohortID: group.cohortID }));
    await asSystem(group.firmID, () => Enrolment.cancel({ cohortID: group.cohortID, enrolmentID }));
    await correct(group, [{ enrolmentID, presence: "absent" }]);
    await expect(hold(group, allThere(group), 1)).rejects.toMatchObject({
      fields: [{ path: "marks.0.enrolmentID", code: "attendance.not_enrolled" }],
    });
    expect(await marksOf(group)).toHaveLength(3);
  });
});

describe("what others read", () => {
  it("tells a sponsor who was there, of his own people, without minutes, excuse or reason", async () => {
    const otherID = ID.create("organization");
    const group = await addGroup({ people: 3 });
    const [one = "", two = "", three = ""] = group.enrolmentIDs;
    await follow(group);
    await hold(group, [
      { enrolmentID: one, presence: "late", lateMinutes: 25 },
      { enrolmentID: two, presence: "excused", reason: "Motif très personnel" },
      { enrolmentID: three, presence: "absent" },
    ]);
    const read = () => asSponsor(group, group.organizationID, Attendance.ofSponsor);
    const [seen] = await read();
    expect(seen?.people.map(({ tally, presences }) => [tally.present, tally.recorded, presences[0]?.seen])).toEqual([
      [1, 1, "present"],
      [0, 1, "absent"],
      [0, 1, "absent"],
    ]);
    const told = JSON.stringify(seen);
    for (const hidden of ["Motif", "excused", "late", "25"]) expect(told.includes(`"${hidden}`)).toBe(false);
    expect(told).not.toContain("Motif très personnel");
    await follow(group, otherID);
    const [others] = await asSponsor(group, otherID, Attendance.ofSponsor);
    expect(others?.people).toEqual([]);
  });

  it("counts no session that nobody recorded as an absence, nor one held before someone came", async () => {
    const group = await addGroup({ people: 2, sessions: 3 });
    await follow(group);
    const tallies = async () =>
      (await asSponsor(group, group.organizationID, Attendance.ofSponsor))[0]?.people.map(({ tally }) => tally);
    expect(await tallies()).toEqual(Array(2).fill({ present: 0, recorded: 0, unrecorded: 0 }));
    await hold(group);
    await heldWithoutSheet(group, 1, now());
    expect(await tallies()).toEqual(Array(2).fill({ present: 1, recorded: 1, unrecorded: 1 }));
    await correct(group, [{ enrolmentID: group.enrolmentIDs[0] ?? "", presence: "absent" }], 1);
    expect(await tallies()).toEqual(
      expect.arrayContaining([
        { present: 1, recorded: 2, unrecorded: 0 },
        { present: 1, recorded: 1, unrecorded: 0 },
      ]),
    );
    await heldWithoutSheet(group, 2, "2020-01-01T00:00:00.000Z");
    expect((await tallies())?.map(({ unrecorded }) => unrecorded)).toEqual([0, 0]);
  });

  it("tells a participant his own presence, and nobody else's", async () => {
    const group = await addGroup({ people: 2, sessions: 2 });
    const { enrolments } = await rosterOf(group);
    await hold(group, [
      { enrolmentID: enrolments[0]?.enrolmentID ?? "", presence: "late", lateMinutes: 12 },
      { enrolmentID: enrolments[1]?.enrolmentID ?? "", presence: "excused", reason: "Motif" },
    ]);
    const { firmID } = group;
    const pathOf = (at: number) =>
      asMember({ firmID, roles: ["participant"], participantID: enrolments[at]?.participantID }, Attendance.path);
    const [late] = await pathOf(0);
    expect(late?.presences).toEqual([
      { presence: "late", lateMinutes: 12 },
      { presence: null, lateMinutes: null },
    ]);
    expect(late?.tally).toEqual({ present: 1, recorded: 1, unrecorded: 0 });
    const [excused] = await pathOf(1);
    expect(excused?.presences[0]).toEqual({ presence: "excused", lateMinutes: null });
    expect(JSON.stringify(excused)).not.toContain("Motif");
  });

  it("tells jobs who was there and who was not", async () => {
    const group = await addGroup({ people: 3 });
    const [one = "", two = "", three = ""] = group.enrolmentIDs;
    await hold(group, [
      present(one),
      { enrolmentID: two, presence: "late" },
      { enrolmentID: three, presence: "excused" },
    ]);
    expect(await asSystem(group.firmID, () => Attendance.told(keyOf(group)))).toEqual({
      there: [one, two],
      missed: [three],
    });
    await expect(asCoach(group, () => Attendance.told(keyOf(group)))).rejects.toMatchObject({
      code: "actor.forbidden",
    });
  });
});

/** A session as it was marked before presence was recorded. */
async function heldWithoutSheet(group: Group, at: number, heldAt: string): Promise<void> {
  const { sessions } = await rosterOf(group);
  const session = sessions.find(({ sessionID }) => sessionID === group.sessionIDs[at]);
  if (!session) throw new Error("no session");
  await asSystem(group.firmID, () =>
    db().write({ session: Sessions.replace({ ...session, status: "held", heldAt }) }, {}),
  );
}
