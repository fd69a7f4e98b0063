import { beforeEach, describe, expect, it } from "vitest";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Invoice } from "../invoice/index.ts";
import { ID, now, plusMinutes } from "../kernel/index.ts";
import { Payment } from "../payment/index.ts";
import { Sessions } from "../session/index.ts";
import { asMember, asSystem, Billing, firmDay } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Cancellation } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;
const DAY = 24 * 60;

let firmID = "";
let cohortID = "";
let organizationID = "";
openTable(configureForTests);
beforeEach(async () => {
  firmID = ID.createFirm();
  await asOwner(async () => {
    await foundFirm();
    [cohortID, organizationID] = [await addCohort(), await addClient()];
  });
});
const asOwner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
const settle = (cancellationID: string) => asSystem(firmID, () => Cancellation.settle({ cohortID, cancellationID }));

/** Seven sessions of two hours, of which some are held; the first one in so many days. */
async function sessions(held: number, inDays = 20) {
  const rows = Array.from({ length: 7 }, (_, at) => ({
    sessionID: ID.create("session"),
    cohortID,
    kind: "regular" as const,
    number: at + 1,
    startsAt: plusMinutes(now(), (held > 0 ? at - held : inDays + at * 28) * DAY),
    minutes: 120,
    zone: "Europe/Paris",
    templateID: "six-80",
    modality: "onsite" as const,
    place: null,
    link: null,
    status: at < held ? ("held" as const) : ("planned" as const),
    heldAt: null,
    cohortName: "Groupe d’automne",
    coachID: ID.create("member"),
  }));
  await db().write({ sessions: rows.map((row) => Sessions.create(row)) }, {});
}

/** Seats on one invoice, issued; each has its place in the group. */
async function billed(seats = 1, paid = 0) {
  const keys = [];
  for (let at = 0; at < seats; at++) keys.push(await addSeat(cohortID, organizationID));
  const cohort = await db().get(Cohorts, { cohortID });
  if (!cohort) throw new Error("This group is not there");
  const taken = keys.map(({ enrolmentID }) => ({ enrolmentID, heldUntil: null }));
  await db().write({ cohort: Cohorts.replace({ ...cohort, seats: taken }) }, {});
  const { invoiceID } = await Invoice.draft({ seats: keys });
  await Invoice.issue({ invoiceID });
  const receivedOn = firmDay();
  if (paid > 0) await Payment.record({ invoiceID, method: "transfer", amount: paid, receivedOn });
  return { keys, invoiceID, key: keys[0] ?? { cohortID, enrolmentID: "" } };
}

const reason = "Changement de poste";

describe("one seat cancelled before the first session", () => {
  it("is shown, then credited for its part alone, its fee billed apart and held back from what goes back", () =>
    asOwner(async () => {
      await sessions(0, 20);
      const { key, invoiceID } = await billed(3, 252_000);
      const shown = await Cancellation.preview({ ...key, cause: "client" });
      expect(shown).toMatchObject({ owedNet: 0, feeNet: 21_000, feeRate: 3_000, reason: "before" });
      expect(shown.payers).toMatchObject([
        { name: "Client Inventé", credits: [{ invoiceID, gross: 84_000 }], backGross: 63_000, heldBack: 21_000 },
      ]);
      const { cancellationID } = await Cancellation.cancel({ ...key, cause: "client", reason, seal: shown.seal });
      await settle(cancellationID);
      await settle(cancellationID);
      const { invoice } = await Payment.load(invoiceID);
      expect(invoice).toMatchObject({ creditedGross: 84_000, paid: 231_000 });
      const [row] = await Cancellation.ofGroup({ cohortID });
      const fee = await Invoice.get(row?.fees[0]?.invoiceID ?? "");
      expect(fee).toMatchObject({ kind: "fee", status: "paid", net: 21_000, vat: 0, gross: 21_000 });
      expect(fee.lines).toMatchObject([{ seats: [], vat: { category: "O", reason: "Motif compensation" } }]);
      expect(row?.settledAt).not.toBeNull();
      const group = await Enrolment.groupOf(cohortID);
      expect(group.cohort.seats).toHaveLength(2);
      expect(group.enrolments.find(({ enrolmentID }) => enrolmentID === key.enrolmentID)?.status).toBe("cancelled");
      expect(await asSystem(firmID, async () => Payment.toGiveBack(await Payment.load(invoiceID)))).toBe(63_000);
    }));

  it("is refused when what was shown is no longer so, and decided once when two ask at once", () =>
    asOwner(async () => {
      await sessions(0, 20);
      const { key, invoiceID } = await billed(2);
      const { seal } = await Cancellation.preview({ ...key, cause: "client" });
      await Invoice.credit({ invoiceID, lines: [{ line: 0, net: 100_000 }], reason });
      const stale = Cancellation.cancel({ ...key, cause: "client", reason, seal });
      await expect(stale).rejects.toMatchObject({ code: "cancellation.changed" });
      const both = await Promise.all(
        ["client", "firm"].map((cause) => Cancellation.cancel({ ...key, cause: cause as "client", reason })),
      );
      expect(new Set(both.map((one) => one.cancellationID)).size).toBe(1);
      await settle(both[0]?.cancellationID ?? "");
      expect((await Invoice.get(invoiceID)).status).toBe("credited");
    }));

  it("drops the draft that names it, and what was not billed is not", () =>
    asOwner(async () => {
      await sessions(0, 40);
      const [one, other] = [await addSeat(cohortID, organizationID), await addSeat(cohortID, organizationID)];
      const { invoiceID } = await Invoice.draft({ seats: [one, other] });
      const shown = await Cancellation.preview({ ...one, cause: "client" });
      expect(shown).toMatchObject({ feeNet: 0, drafts: [{ invoiceID, otherSeats: 1 }] });
      const { cancellationID } = await Cancellation.cancel({ ...one, cause: "client", reason });
      await settle(cancellationID);
      await expect(Invoice.get(invoiceID)).rejects.toMatchObject({ code: "invoice.not_found" });
      expect(await Invoice.candidates({})).toMatchObject([{ net: 70_000 }]);
    }));
});

describe("on the way", () => {
  it("what was held is due, with a fee on the rest, unless it is force majeure or the firm's own doing", () =>
    asOwner(async () => {
      await sessions(2);
      const { key } = await billed();
      const of = async (cause: "client" | "forceMajeure" | "firm") => {
        const { owedNet, feeNet, payers } = await Cancellation.preview({ ...key, cause });
        return [owedNet, feeNet, payers[0]?.credits[0]?.gross];
      };
      expect(await of("client")).toEqual([20_000, 25_000, 60_000]);
      expect(await of("forceMajeure")).toEqual([20_000, 0, 60_000]);
      expect(await of("firm")).toEqual([20_000, 0, 60_000]);
    }));

  it("what was held and not billed is billed on a document of its own", () =>
    asOwner(async () => {
      await sessions(2);
      const key = await addSeat(cohortID, organizationID);
      const { cancellationID } = await Cancellation.cancel({ ...key, cause: "forceMajeure", reason });
      await settle(cancellationID);
      const [row] = await Cancellation.ofGroup({ cohortID });
      const bill = await Invoice.get(row?.bills[0]?.invoiceID ?? "");
      expect(bill).toMatchObject({ kind: "standard", status: "issued", net: 20_000, vat: 4_000 });
      expect(bill.lines[0]?.description).toContain("Séances tenues (2 sur 7)");
    }));

  it("cuts it among payers by their parts", () =>
    asOwner(async () => {
      await sessions(2);
      const share = (shareBasisPoints: number, organizationID: string) => ({
        payerID: ID.create("payer"),
        shareBasisPoints,
        kind: "organization" as const,
        organizationID,
        name: "Client Inventé",
      });
      const payers = [share(7_000, organizationID), share(3_000, await addClient())];
      const key = await addSeat(cohortID, organizationID, { payers });
      const shown = await Cancellation.preview({ ...key, cause: "client" });
      expect(shown.payers.map(({ feeNet, billGross }) => [feeNet, billGross])).toEqual([
        [17_500, 16_800],
        [7_500, 7_200],
      ]);
    }));

  it("asks no fee of a funder, and refuses it where nobody else pays", () =>
    asOwner(async () => {
      await sessions(2);
      const funder = {
        payerID: ID.create("payer"),
        shareBasisPoints: 10_000,
        kind: "funder" as const,
        funderID: ID.create("funder"),
        fundingID: ID.create("funding"),
        name: "OPCO Inventé",
      };
      const key = await addSeat(cohortID, organizationID, { payers: [funder] });
      const fee = Cancellation.preview({ ...key, cause: "client" });
      await expect(fee).rejects.toMatchObject({ code: "cancellation.only_funder" });
      expect((await Cancellation.preview({ ...key, cause: "forceMajeure" })).payers).toEqual([]);
    }));
});

it("says nothing of a seat to another firm, nor to a coach", async () => {
  const { key } = await asOwner(() => billed());
  const preview = () => Cancellation.preview({ ...key, cause: "client" });
  await expect(asMember({ roles: ["owner"] }, preview)).rejects.toMatchObject({ code: "cohort.not_found" });
  await expect(asMember({ firmID, roles: ["coach"] }, preview)).rejects.toMatchObject({ code: "actor.forbidden" });
  expect((await asOwner(() => db().get(Enrolments, key)))?.status).toBe("accepted");
});
