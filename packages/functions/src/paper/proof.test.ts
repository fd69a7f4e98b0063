import { Attendance, Signing } from "@entrepairs/core/attendance";
import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Firm } from "@entrepairs/core/firm";
import { Funding } from "@entrepairs/core/funding";
import { Actor, ID, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { CohortAgreements } from "@entrepairs/core/order";
import { Sessions } from "@entrepairs/core/session";
import { asMember, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { recordDocument } from "@entrepairs/facturx";
import { expect, it } from "vitest";
import { presenceDocument } from "./proof.ts";

const [firmID, memberID] = [ID.createFirm(), ID.create("member")];
const owner = <R>(body: () => R) => asMember({ firmID, memberID, roles: ["owner"] }, body);
const at = <R>(instant: string, body: () => Promise<R>) => withClock(Date.parse(instant), () => owner(body));
const STROKES = "M10 20L30 40L50 60";
const HELD = "2026-02-02T09:00:00.000Z";
const days = { from: "2026-02-01", until: "2026-12-31", expiresOn: "2027-01-31" };

openTable(async () => {
  Billing.configureForTests();
  await at("2026-01-05T09:00:00.000Z", async () => {
    await Billing.foundFirm();
    const { accountID } = Actor.member();
    const who = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée", roles: ["owner" as const] };
    const invitedAt = "2026-01-01T08:00:00.000Z";
    await db().write({ member: Members.create({ ...who, status: "active", invitedAt }) }, {});
  });
});

/** A file of two people of whom one was away, for one session held as the firm says it was. */
async function filed() {
  const [organizationID, cohortID] = [await Billing.addClient(), await Billing.addCohort()];
  const [one, other] = [
    await Billing.addSeat(cohortID, organizationID),
    await Billing.addSeat(cohortID, organizationID),
  ];
  const enrolmentIDs = [one.enrolmentID, other.enrolmentID];
  const sessionID = ID.create("session");
  const cohort = await db().get(Cohorts, { cohortID });
  const session = Sessions.create({
    sessionID,
    cohortID,
    cohortName: "Groupe",
    coachID: cohort?.coachID ?? "",
    zone: "Europe/Paris",
    minutes: 180,
    templateID: "steps-100",
    modality: "onsite",
    place: null,
    link: null,
    heldAt: null,
    number: 1,
    kind: "regular",
    status: "planned",
    startsAt: "2026-02-02T08:00:00.000Z",
  });
  const [orderID, signedAt] = [ID.create("order"), "2026-01-05T09:00:00.000Z"];
  const agreed = CohortAgreements.put({ cohortID, organizationID, orderID, signedAt, waiver: null });
  await db().write({ session, agreed }, {});
  const address = { street: "1 rue de l’Essai", postalCode: "75009", city: "Paris", country: "FR" };
  const entry = { siret: "99000003600014", address, email: "factures@opco.example", sending: "email" as const };
  const { funderID } = await Funding.addFunder({ kind: "opco", name: "OPCO Inventé", ...entry });
  const asked = { funderID, organizationID, cohortID, enrolmentIDs, askedNet: 100_000, minutes: 180, ...days };
  const documents = { certificate: true, attendance: true };
  const { fundingID } = await Funding.request({ ...asked, subrogation: true, documents });
  return { cohortID, sessionID, enrolmentIDs, fundingID };
}
type Filed = Awaited<ReturnType<typeof filed>>;

function hold({ cohortID, sessionID, enrolmentIDs: [one = "", other = ""] }: Filed) {
  const marks = [
    { enrolmentID: one, presence: "present" as const },
    { enrolmentID: other, presence: "absent" as const },
  ];
  return Attendance.hold({ cohortID, sessionID, marks });
}

it("shows on a funding's presence sheet who signed, as he drew it, and by which chain", async () => {
  const file = await at("2026-01-10T09:00:00.000Z", filed);
  const { cohortID, sessionID, fundingID } = file;
  const [enrolmentID = ""] = file.enrolmentIDs;
  await at(HELD, async () => {
    const seat = { cohortID, sessionID, enrolmentID, half: 0, strokes: STROKES };
    await Actor.provide({ type: "visitor", firmID }, () => Signing.signByCode(seat));
    await hold(file);
  });
  const [sheet, firm] = await owner(() => Promise.all([Funding.presenceSheet(fundingID), Firm.get()]));
  const document = presenceDocument(sheet, firm);
  expect(document.rows.map(([, , presence, by]) => [presence, by])).toEqual([
    ["Présent", { text: expect.stringContaining("Signé le"), strokes: STROKES }],
    ["Absent", expect.stringMatching(/^Non signé\nRelevé par Odile Inventée, le /)],
    ["Intervenant", "Non signé"],
  ]);
  expect(document.closing).toContain("Feuilles signées électroniquement");
  expect(document.closing).toContain(sheet.sessions[0]?.signed?.entries.at(-1)?.hash ?? "no hash");
  const bytes = await recordDocument(document);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
});

it("says nothing of signatures where none was given here", async () => {
  const file = await at("2026-01-10T09:00:00.000Z", filed);
  await at(HELD, () => hold(file));
  const [sheet, firm] = await owner(() => Promise.all([Funding.presenceSheet(file.fundingID), Firm.get()]));
  const { rows, closing } = presenceDocument(sheet, firm);
  expect(rows.map(([, , presence]) => presence)).toEqual(["Présent", "Absent"]);
  expect(closing).not.toContain("électroniquement");
});
