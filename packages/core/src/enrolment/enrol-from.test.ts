import { expect, it } from "vitest";
import { ID, withClock } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { Participant, PeopleImport } from "../participant/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Enrolment } from "./index.ts";

let firm: House;
openTable(async () => {
  Satisfaction.configureForTests();
  firm = await house();
});

const system = <R>(body: () => R) => withClock(at, () => asSystem(firm.firmID, body));
const group = (start: string, more: object = {}) =>
  as(firm, () => Cycle.open({ ...opening(firm.coachID), cycle: { ...opening("").cycle, start }, ...more }));

it("offers seats to people of a past group in their order: a client's at its cost, who came alone by himself, then waiting", async () => {
  const { organizationID } = await as(firm, () => Organization.create({ name: "Client" }));
  const lines = ["A", "B", "C", "D", "E"].map((name) => `${name};Essai;${name.toLowerCase()}@client.fr`);
  await as(firm, () => PeopleImport.run({ organizationID, text: `Prénom;Nom;Email\n${lines.join("\n")}` }));
  const known = await as(firm, () => Participant.ofOrganization(organizationID));
  const past = await group("2026-09-08");
  await as(firm, () =>
    Enrolment.enrol({ ...past, organizationID, participantIDs: known.map(({ participantID }) => participantID) }),
  );
  const alone = { given: "Zoé", family: "Seule", email: "zoe@exemple.fr", job: null, locale: "fr" as const };
  await system(() => Enrolment.offer(past.cohortID, alone));
  const { enrolments } = await system(() => Enrolment.groupOf(past.cohortID));
  const byName = (given: string) => enrolments.find((one) => one.given === given)?.participantID ?? "";
  const next = await group("2027-03-02", { seatsMax: 5 });
  const from = { cohortID: next.cohortID, fromCohortID: past.cohortID };
  const named = ["Zoé", "E", "A", "B", "C", "D"];
  expect(await as(firm, () => Enrolment.enrolFrom({ ...from, participantIDs: named.map(byName) }))).toMatchObject({
    seated: 5,
    waiting: 1,
  });
  const after = await system(() => Enrolment.groupOf(next.cohortID));
  expect(after.enrolments.map(({ given, status, payers }) => [given, status, payers.length])).toEqual([
    ["Zoé", "requested", 0],
    ...["E", "A", "B", "C"].map((given) => [given, "invited", 1]),
    ["D", "waiting", 1],
  ]);
  expect(after.cohort.seats).toHaveLength(5);
  await expect(as(firm, () => Enrolment.enrolFrom({ ...from, participantIDs: [byName("A")] }))).rejects.toMatchObject({
    code: "enrolment.already",
  });
  await expect(
    as(firm, () => Enrolment.enrolFrom({ ...from, participantIDs: [ID.create("participant")] })),
  ).rejects.toMatchObject({ kind: "notFound" });
  const theirs = await group("2027-06-01", { organizationID });
  await expect(
    as(firm, () => Enrolment.enrolFrom({ ...from, cohortID: theirs.cohortID, participantIDs: [byName("Zoé")] })),
  ).rejects.toMatchObject({ code: "enrolment.other_client" });
});
