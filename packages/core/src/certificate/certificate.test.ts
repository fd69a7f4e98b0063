import { expect, it } from "vitest";
import { Attendance } from "../attendance/index.ts";
import { OrganizationCohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { ID, now, withClock } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { asMember, asSystem, inventedProgramme, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Certificate } from "./index.ts";

const { addGroup, asCoach, asOtherCoach, asSponsor, configureForTests } = Satisfaction;

let group: Satisfaction.Group;
const memberID = ID.create("member");
const strangerID = ID.create("organization");
openTable(async () => {
  configureForTests();
  group = await addGroup({ people: 3, organizationIDs: ["", "", strangerID].map((id) => id || organizationID) });
  const { programmeID, cohortID } = group;
  await asSystem(group.firmID, () =>
    db().write(
      {
        follows: [organizationID, strangerID].map((id) => OrganizationCohorts.put({ organizationID: id, cohortID })),
        owner: Members.create({
          memberID,
          email: "direction@exemple.fr",
          name: "Odile Inventée",
          roles: ["owner"],
          status: "active",
          invitedAt: now(),
        }),
        programme: inventedProgramme(programmeID),
      },
      {},
    ),
  );
});

const organizationID = ID.create("organization");

const issue = () =>
  asMember({ firmID: group.firmID, roles: ["owner"], memberID }, () => Certificate.issue({ cohortID: group.cohortID }));
const listed = () => asCoach(group, () => Certificate.ofCohort({ cohortID: group.cohortID }));
const hold = (at: number, presences: readonly ("present" | "absent")[]) =>
  asCoach(group, () =>
    Attendance.hold({
      cohortID: group.cohortID,
      sessionID: group.sessionIDs[at] ?? "",
      marks: presences.map((presence, which) => ({ enrolmentID: group.enrolmentIDs[which] ?? "", presence })),
    }),
  );

it("certifies the hours that each followed, once, and anew only where they changed", async () => {
  await expect(issue()).rejects.toMatchObject({ code: "certificate.nothing_held" });
  await hold(0, ["present", "absent", "present"]);
  expect(await issue()).toMatchObject({ issued: 2 });
  expect(await issue()).toMatchObject({ issued: 0 });
  const [first] = await listed();
  expect(first).toMatchObject({
    minutes: 180,
    from: "2026-02-01",
    until: "2026-02-01",
    signedBy: "Odile Inventée",
    objectives: ["Écouter sans conseiller"],
  });
  await hold(1, ["present", "present", "absent"]);
  await withClock(Date.parse("2026-12-24T08:00:00.000Z"), async () => {
    expect(await issue()).toMatchObject({ issued: 2 });
  });
  expect((await listed()).map(({ minutes }) => minutes).toSorted((one, other) => one - other)).toEqual([180, 180, 360]);
});

it("is read by the group's coach, by a sponsor of his own people, by each of himself, by nobody else", async () => {
  const { cohortID, firmID } = group;
  const read = () => Certificate.ofCohort({ cohortID });
  await expect(asOtherCoach(group, read)).rejects.toMatchObject({ code: "cohort.not_found" });
  const sponsored = (id: string) => asSponsor(group, id, () => Certificate.ofSponsor({ cohortID }));
  expect(await sponsored(organizationID)).toHaveLength(2);
  expect(await sponsored(strangerID)).toHaveLength(1);
  await expect(sponsored(ID.create("organization"))).rejects.toMatchObject({ code: "cohort.not_found" });
  const seat = await asSystem(firmID, () =>
    db().get(Enrolments, { cohortID, enrolmentID: group.enrolmentIDs[0] ?? "" }),
  );
  const own = (participantID: string) =>
    asMember({ firmID, roles: ["participant"], participantID }, () => Certificate.findOwn({ cohortID }));
  expect((await own(seat?.participantID ?? ""))?.enrolmentID).toBe(group.enrolmentIDs[0]);
  expect(await own(ID.create("participant"))).toBeUndefined();
});
