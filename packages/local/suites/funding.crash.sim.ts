import { Attendance } from "@entrepairs/core/attendance";
import { Cohort, Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Funding } from "@entrepairs/core/funding";
import { Invoice } from "@entrepairs/core/invoice";
import { ID, withClock, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Order } from "@entrepairs/core/order";
import { Payment } from "@entrepairs/core/payment";
import { Sessions } from "@entrepairs/core/session";
import { asMember, Billing } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Ahead of the real clock: the engine deletes by it what has expired, and a key that is forgotten is no key. */
const AT = Date.parse("2036-02-10T09:00:00.000Z");
const DAYS = { from: "2036-02-01", until: "2036-12-31", expiresOn: "2037-01-31" };
const STEPS = ["request", "agree", "hold", "certify", "draft", "issue", "pay", "rest"] as const;
type Step = (typeof STEPS)[number];

interface Scene {
  firmID: string;
  memberID: string;
  cohortID: string;
  coachID: string;
  organizationID: string;
  funderID: string;
  enrolmentID: string;
  sessionID: string;
  keys: Record<Step, string>;
}

/** One account: a key is known again by who sent it. */
const accountID = ID.create("account");
const owner = <R>({ firmID, memberID }: Pick<Scene, "firmID" | "memberID">, body: () => R) =>
  withClock(AT, () => asMember({ firmID, memberID, accountID, roles: ["owner"] }, body));

/** A group whose one session has begun, of one person and an invented OPCO. */
async function prepare(): Promise<Scene> {
  const [firmID, memberID, sessionID] = [ID.createFirm(), ID.create("member"), ID.create("session")];
  return owner({ firmID, memberID }, async () => {
    await Billing.foundFirm();
    const at = "2036-01-01T08:00:00.000Z";
    const person = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée" };
    const member = Members.create({ ...person, roles: ["owner"], status: "active", invitedAt: at });
    const [organizationID, cohortID] = [await Billing.addClient(), await Billing.addCohort()];
    const { coachID } = await Cohort.get(cohortID);
    const { enrolmentID } = await Billing.addSeat(cohortID, organizationID);
    const plain = { templateID: "steps-100", modality: "onsite" as const, place: null, link: null, heldAt: null };
    const shared = { cohortID, coachID, cohortName: "Groupe", zone: "Europe/Paris", minutes: 180, number: 1 };
    const startsAt = "2036-02-02T08:00:00.000Z";
    const session = { ...shared, ...plain, sessionID, kind: "regular" as const, status: "planned" as const, startsAt };
    await db().write({ member, session: Sessions.create(session) }, {});
    const paper = { name: "Inès Inventée", role: "Directrice", on: "2036-01-05", kept: "Classeur 1" };
    await Order.recordElsewhere({ cohortID, organizationID, ...paper });
    const { funderID } = await Funding.addFunder({
      kind: "opco",
      name: "OPCO Inventé",
      siret: "99000003600014",
      address: { street: "1 rue de l’Essai", postalCode: "75009", city: "Paris", country: "FR" },
      email: `factures@${funderMark(firmID)}.example`,
      sending: "email",
    });
    const keys = Object.fromEntries(STEPS.map((step) => [step, crypto.randomUUID()])) as Record<Step, string>;
    return { firmID, memberID, cohortID, coachID, organizationID, funderID, enrolmentID, sessionID, keys };
  });
}

const funderMark = (firmID: string) => firmID.slice(-10).toLowerCase();

/** Asked, agreed, held, proved, invoiced, paid less: each step under its own key, as a client that retries. */
async function run(scene: Scene): Promise<void> {
  const { firmID, cohortID, coachID, organizationID, funderID, enrolmentID, sessionID, keys } = scene;
  const act = async <R>(step: Step, body: () => Promise<R>): Promise<R> => {
    const answer = await owner(scene, () => withIdempotencyKey(keys[step], body));
    await withClock(AT, () => workEvents(firmID));
    return answer;
  };
  const { fundingID } = await act("request", () =>
    Funding.request({
      funderID,
      organizationID,
      cohortID,
      enrolmentIDs: [enrolmentID],
      askedNet: 50_000,
      minutes: 180,
      ...DAYS,
      subrogation: true,
      documents: { certificate: true, attendance: true },
    }),
  );
  const terms = { net: 50_000, people: [], ...DAYS };
  await act("agree", () => Funding.agree({ fundingID, fileNumber: "D-1", decidedOn: "2036-01-20", ...terms }));
  const coach = <R>(body: () => R) => asMember({ firmID, accountID, roles: ["coach"], memberID: coachID }, body);
  const marks = [{ enrolmentID, presence: "present" as const }];
  await act("hold", () => coach(() => Attendance.hold({ cohortID, sessionID, marks })));
  await act("certify", () => Funding.certify({ fundingID }));
  await act("draft", () => Funding.draft({ fundingID }));
  const { invoiceID } = await act("issue", () => Funding.issue({ fundingID }));
  const received = { invoiceID, method: "transfer" as const, amount: 36_000, receivedOn: "2036-02-09" };
  await act("pay", () => Payment.record(received));
  await act("rest", () => Funding.refuseRest({ fundingID, reason: "Plafond annuel atteint" }));
}

async function check(scene: Scene, killedAfter: string | undefined): Promise<void> {
  await owner(scene, async () => {
    const [card, ...others] = await Funding.list({});
    expect(others).toEqual([]);
    const { funding, invoice, creditNote, remainder } = await Funding.card({ fundingID: card?.fundingID ?? "" });
    expect(funding.moments.map(({ kind }) => kind)).toEqual([
      "requested",
      "agreed",
      "certified",
      "drafted",
      "issued",
      "restRefused",
      "restBilled",
    ]);
    expect(invoice).toMatchObject({ gross: 60_000, paid: 36_000, due: 0 });
    expect(creditNote).toMatchObject({ net: 20_000, status: "issued" });
    // 200 € of its own, 200 € that the funder leaves.
    expect(remainder).toMatchObject({ net: 40_000, status: "draft" });
    expect((await Invoice.list({})).invoices).toHaveLength(3);
    const { enrolments } = await Enrolment.groupOf(scene.cohortID);
    expect(enrolments[0]?.payers).toMatchObject([{ kind: "funder", amountNet: 30_000 }, { kind: "organization" }]);
    expect(await db().get(Cohorts, scene)).toBeDefined();
  });
  const to = `factures@${funderMark(scene.firmID)}.example`;
  const mails = world.mail.messages().filter((mail) => mail.to.includes(to)).length;
  // The invoice, what was received of it, the credit note.
  expect(mails).toBeGreaterThanOrEqual(3);
  expect(mails).toBeLessThanOrEqual(killedAfter === "mail.send" ? 4 : 3);
}

it("asks, proves, invoices and asks the rest of the organization once, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`funding: killed at ${points} of ${calls.length} points`);
  expect(points).toBeGreaterThan(60);
});
