import { Attendance } from "../attendance/index.ts";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, ID } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { CohortAgreements } from "../order/index.ts";
import { Sessions } from "../session/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { Funding } from "./index.ts";

/** An invented firm with a group, a client's people in it, and a file that an invented OPCO has not answered. */
export interface Scene {
  firmID: string;
  memberID: string;
  cohortID: string;
  organizationID: string;
  funderID: string;
  enrolmentIDs: string[];
  sessionIDs: string[];
  fundingID: string;
}

const address = { street: "1 rue de l’Essai", postalCode: "75009", city: "Paris", country: "FR" };
export const FUNDER = {
  kind: "opco" as const,
  name: "OPCO Inventé",
  siret: "99000003600014",
  address,
  email: "factures@opco.example",
  sending: "email" as const,
};

export const asOwner = <R>({ firmID, memberID }: Pick<Scene, "firmID" | "memberID">, body: () => R) =>
  asMember({ firmID, memberID, roles: ["owner"] }, body);

/** Sessions of three hours on 1 February 2026 and the days after; seats of 700 €, of which 500 € are asked. */
export async function prepare({ people = 2, sessions = 2, over = {} } = {}): Promise<Scene> {
  const [firmID, memberID] = [ID.createFirm(), ID.create("member")];
  return asOwner({ firmID, memberID }, async () => {
    await Billing.foundFirm();
    const { accountID } = Actor.member();
    const at = "2026-01-01T08:00:00.000Z";
    const owner = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée", roles: ["owner" as const] };
    await db().write({ member: Members.create({ ...owner, status: "active", invitedAt: at }) }, {});
    const [organizationID, cohortID] = [await Billing.addClient(), await Billing.addCohort()];
    const cohort = await db().get(Cohorts, { cohortID });
    const enrolmentIDs: string[] = [];
    for (let seat = 0; seat < people; seat++)
      enrolmentIDs.push((await Billing.addSeat(cohortID, organizationID, { given: `Pair${seat + 1}` })).enrolmentID);
    const sessionIDs = Array.from({ length: sessions }, () => ID.create("session"));
    const row = { cohortID, coachID: cohort?.coachID ?? "", cohortName: "Groupe", zone: "Europe/Paris", minutes: 180 };
    const plain = { templateID: "steps-100", modality: "onsite" as const, place: null, link: null, heldAt: null };
    const planned = sessionIDs.map((sessionID, index) =>
      Sessions.create({
        ...row,
        ...plain,
        sessionID,
        number: index + 1,
        kind: "regular",
        status: "planned",
        startsAt: `2026-02-0${index + 1}T08:00:00.000Z`,
      }),
    );
    const orderID = ID.create("order");
    const signed = CohortAgreements.put({ cohortID, organizationID, orderID, signedAt: at, waiver: null });
    await db().write({ sessions: planned, signed }, {});
    const { funderID } = await Funding.addFunder(FUNDER);
    const { fundingID } = await Funding.request({
      funderID,
      organizationID,
      cohortID,
      enrolmentIDs,
      askedNet: 50_000 * people,
      minutes: 180 * sessions,
      ...DAYS,
      subrogation: true,
      documents: { certificate: true, attendance: true },
      ...over,
    });
    return { firmID, memberID, cohortID, organizationID, funderID, enrolmentIDs, sessionIDs, fundingID };
  });
}

export const DAYS = { from: "2026-02-01", until: "2026-12-31", expiresOn: "2027-01-31" };

export const agree = (scene: Scene, over = {}) =>
  asOwner(scene, () =>
    Funding.agree({
      fundingID: scene.fundingID,
      fileNumber: "DOS-2026-17",
      decidedOn: "2026-01-20",
      net: 50_000 * scene.enrolmentIDs.length,
      people: [],
      ...DAYS,
      ...over,
    }),
  );

/** Everyone is there, unless told otherwise. */
export async function hold(scene: Scene, at: number, absent: readonly number[] = []): Promise<void> {
  const { firmID, cohortID, sessionIDs, enrolmentIDs } = scene;
  const cohort = await asOwner(scene, () => db().get(Cohorts, { cohortID }));
  const marks = enrolmentIDs.map((enrolmentID, index) => ({
    enrolmentID,
    presence: absent.includes(index) ? ("absent" as const) : ("present" as const),
  }));
  const sessionID = sessionIDs[at] ?? "";
  await asMember({ firmID, roles: ["coach"], memberID: cohort?.coachID ?? "" }, () =>
    Attendance.hold({ cohortID, sessionID, marks }),
  );
}

export const seatsOf = (scene: Scene) =>
  asOwner(scene, async () => (await Enrolment.groupOf(scene.cohortID)).enrolments);
